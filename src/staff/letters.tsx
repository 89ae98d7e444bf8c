import type { VNode } from 'preact'
import type { DeadLetter } from '../desk/memory.ts'
import { channelName } from '../reports/key-names.ts'
import { groupThousands } from '../words/words.ts'
import { FigureTable } from './figure-table.tsx'
import { ActionForm } from './forms.tsx'
import { lettersTable } from './outbox-tables.ts'
import type { Acted, ActionContext, Fields, PageContext } from './page.ts'
import { Empty, instant } from './parts.tsx'

/** SQLite takes 32,766 binds in one statement. */
export const mostAtOnce = 10_000

type Listed = { readonly letters: readonly DeadLetter[]; readonly context: PageContext }

/** Answers that were given up, and what sends them again. */
export function DeadLetters({ letters, context }: Listed): VNode {
  if (letters.length === 0)
    return (
      <Empty>
        Không có tin lỗi. Tin mà nền tảng từ chối, hoặc không rõ đã đến chưa, sẽ hiện ở đây để người quản trị
        gửi lại.
      </Empty>
    )
  const isAdmin = context.account.role === 'admin'
  return (
    <>
      <FigureTable table={lettersTable(letters, context)} context={context} empty="" stacks />
      {isAdmin ? (
        <Again letters={letters} context={context} />
      ) : (
        <p class="hint">Người quản trị gửi lại được các tin này.</p>
      )}
    </>
  )
}

function Again({ letters, context }: Listed): VNode {
  return (
    <>
      <h3>Gửi lại</h3>
      <p class="hint">Tin «không rõ đã đến chưa» có thể đến lần thứ hai.</p>
      <ActionForm context={context} do="gui-lai" class="find">
        <div class="field">
          <label for="tin">Tin</label>
          <select id="tin" name="tin">
            {letters.map(({ id, at, channel, reason }) => (
              <option value={String(id)}>
                {`${id} · ${channelName(channel)} · ${instant(at)}${reason === null ? '' : ` · ${reason}`}`}
              </option>
            ))}
          </select>
        </div>
        <button type="submit">Gửi lại tin này</button>
      </ActionForm>
      <ActionForm context={context} do="gui-lai-tat-ca">
        <button type="submit" class="second">
          Gửi lại tất cả
        </button>
      </ActionForm>
    </>
  )
}

export async function sendAgain({ tin = '' }: Fields, { ports, act }: ActionContext): Promise<Acted> {
  const id = /^[1-9]\d{0,14}$/.test(tin) ? Number(tin) : undefined
  if (id === undefined) return { outcome: 'refused', say: 'Chưa chọn tin nào.' }
  const count = await ports.memory.sendAgain([id], act(tin))
  return count === 1
    ? { outcome: 'done', recorded: true, say: 'Tin sẽ được gửi lại ngay.' }
    : {
        outcome: 'refused',
        say: 'Tin này không còn ở đây: đã được gửi lại hoặc đã hết hạn lưu.',
        target: String(id),
      }
}

export async function sendAllAgain(_: Fields, { ports, act }: ActionContext): Promise<Acted> {
  const letters = await ports.memory.deadLetters(mostAtOnce)
  if (letters.length === 0) return { outcome: 'refused', say: 'Không có tin lỗi nào.' }
  const count = await ports.memory.sendAgain(
    letters.map(({ id }) => id),
    act('-', String(letters.length)),
  )
  return count > 0
    ? { outcome: 'done', recorded: true, say: `${groupThousands(count)} tin sẽ được gửi lại.` }
    : { outcome: 'refused', say: 'Không có tin lỗi nào.' }
}
