import { createHash } from 'node:crypto'
import { readAudience } from '../conversation/audience.ts'
import { begin } from '../conversation/conversation.ts'
import type { News } from '../conversation/news.ts'
import type { Broadcast, Draft } from '../desk/broadcasts.ts'
import { tellNews } from '../intents/news.ts'
import { subjectName } from '../intents/subject.ts'
import { cleanText } from '../language/clean.ts'
import { today } from '../lib/day.ts'
import { channelName } from '../reports/key-names.ts'
import type { Fields } from './page.ts'
import type { StaffPorts } from './ports.ts'

export const longestTitle = 120
export const longestText = 1_200
export const longestSource = 200

type Announcement = Extract<News, { kind: 'announcement' }>

/** What a form holds, as far as it is written: a draft may be unfinished. undefined: it does not say to whom. */
export function readDraft(fields: Fields): Draft | undefined {
  const audience = readAudience(fields['doi-tuong'] ?? '')
  if (!audience) return undefined
  const line = (name: string, longest: number) => cleanText(fields[name] ?? '').text.slice(0, longest)
  const url = line('dia-chi', 500)
  const news: Announcement = {
    kind: 'announcement',
    title: line('tieu-de', longestTitle).replace(/\s+/g, ' '),
    text: line('noi-dung', longestText),
    source: {
      title: line('nguon', longestSource).replace(/\s+/g, ' '),
      url: url === '' ? null : url,
      read: line('ngay', 10),
    },
  }
  return { audience, news }
}

/** What must be mended before anybody can approve it, in plain words. */
export function problemsOf({ audience, news }: Draft, ports: StaffPorts, now: number): readonly string[] {
  if (news.kind !== 'announcement') return []
  const { knowledge } = ports.library()
  const { title, url, read } = news.source
  const problems = [
    ...(audience.kind !== 'members' && subjectName(knowledge, audience) === undefined
      ? ['Nội dung không còn mục này để gửi.']
      : []),
    ...(news.title === '' ? ['Chưa có tiêu đề.'] : []),
    ...(news.text === '' ? ['Chưa có nội dung.'] : []),
    ...(title === '' ? ['Chưa ghi nguồn: văn bản hoặc trang nào nói điều này.'] : []),
    ...(url !== null && !isHttps(url) ? ['Địa chỉ của nguồn phải bắt đầu bằng https://.'] : []),
    ...(isPastDay(read, today(now, knowledge.office.timeZone)) ? [] : ['Chưa ghi đúng ngày đọc nguồn.']),
  ]
  return problems.length > 0 ? problems : tooLong({ audience, news }, ports, now)
}

/** Each person gets one message: what is left for a second is not read, and where calls are counted it costs. */
function tooLong(draft: Draft, ports: StaffPorts, now: number): string[] {
  return previewsOf(draft, ports, now)
    .filter(({ messages }) => messages.length > 1)
    .map(
      ({ channel, messages }) =>
        `Dài quá một tin trên ${channelName(channel)} (${messages.length} tin): hãy rút ngắn nội dung.`,
    )
}

export type Preview = { readonly channel: string; readonly messages: readonly string[] }

/** As each open door would send it to somebody. */
export function previewsOf({ audience, news }: Draft, ports: StaffPorts, now: number): readonly Preview[] {
  const nobody = { channel: 'web', id: '' } as const
  const { answer } = tellNews(ports.library(), nobody, { audience, news }, begin('------'), now)
  return ports.outlets().map(({ channel, preview }) => ({ channel, messages: preview(answer) }))
}

/** Of what somebody has seen: another text must not be approved unseen. */
export function digestOf({ audience, news }: Draft): string {
  return createHash('sha256')
    .update(JSON.stringify([audience, news]))
    .digest('hex')
    .slice(0, 16)
}

export function titleOf({ news }: Pick<Broadcast, 'news'>): string {
  if (news.kind === 'announcement') return news.title === '' ? '(chưa có tiêu đề)' : news.title
  return `Thay đổi: ${news.name}`
}

function isHttps(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'https:'
}

function isPastDay(day: string, todays: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) && day <= todays
}
