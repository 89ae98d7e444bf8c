import type { Answer } from '../../conversation/answer.ts'

/** Zalo allows 2,000 characters and does not say of what; 1,900 UTF-16 units of NFC leave room. */
export const longestMessage = 1900

/** Limits of buttons as third parties quote the official appendix. */
const mostButtons = 5
const longestTitle = 100

/** One consultation message. Numbers are in the text always; buttons say the same, where they are known to work. */
export function renderMessage(userId: string, text: string, answer: Answer, withButtons: boolean): object {
  const buttons = withButtons ? answer.buttons.slice(0, mostButtons).map(queryButton) : []
  const attachment = { type: 'template', payload: { buttons } }
  return {
    recipient: { user_id: userId },
    message: buttons.length > 0 ? { text, attachment } : { text },
  }
}

/** Sends its payload as the person's message without showing it; read.ts knows it by the «#». */
function queryButton({ label, data }: Answer['buttons'][number]): object {
  return { title: cut(label), type: 'oa.query.hide', payload: `#${data}` }
}

function cut(label: string): string {
  const letters = [...label.normalize('NFC')]
  return letters.length <= longestTitle ? letters.join('') : `${letters.slice(0, longestTitle - 1).join('')}…`
}
