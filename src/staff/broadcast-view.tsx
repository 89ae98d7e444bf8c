import type { VNode } from 'preact'
import { automatic, type Broadcast, type Progress } from '../desk/broadcasts.ts'
import { windows } from '../desk/windows.ts'
import { formatDay } from '../lib/day.ts'
import type { Unit } from '../reports/duties.ts'
import { channelName } from '../reports/key-names.ts'
import { groupThousands } from '../words/words.ts'
import type { ChannelCount } from './audience-count.ts'
import { audienceName } from './audience-names.ts'
import { previewsOf, problemsOf, titleOf } from './broadcast-draft.ts'
import { BroadcastForms } from './broadcast-forms.tsx'
import { BroadcastProgress } from './broadcast-progress.tsx'
import { broadcastStateNames, windowNames } from './broadcast-words.ts'
import { home } from './forms.tsx'
import type { PageContext } from './page.ts'
import { DataTable, Facts, instant } from './parts.tsx'

export type Shown = {
  readonly context: PageContext
  readonly broadcast: Broadcast
  /** Who would get it now; undefined: the list is made already. */
  readonly audience: readonly ChannelCount[] | undefined
  readonly progress: readonly Progress[]
  readonly units: readonly Unit[]
}

/** One message to many: to whom, how it looks, how far it is, what may be done. */
export function BroadcastView(shown: Shown): VNode {
  const { context, broadcast, audience, progress } = shown
  const problems = broadcast.state === 'draft' ? problemsOf(broadcast, context.ports, context.now) : []
  return (
    <>
      <p>
        <a href={`${home}/thong-bao`}>← Mọi thông báo</a>
      </p>
      <h2>{titleOf(broadcast)}</h2>
      <BroadcastFacts {...shown} />
      {problems.length > 0 && (
        <>
          <h3>Phải sửa trước khi gửi duyệt</h3>
          <ul>
            {problems.map((problem) => (
              <li>{problem}</li>
            ))}
          </ul>
        </>
      )}
      <BroadcastForms
        context={context}
        broadcast={broadcast}
        isReady={problems.length === 0}
        progress={progress}
      />
      {audience ? (
        <Audience counts={audience} isStaff={broadcast.audience.kind === 'members'} />
      ) : (
        broadcast.people > 0 && <BroadcastProgress broadcast={broadcast} progress={progress} />
      )}
      {problems.length === 0 && <Previews context={context} broadcast={broadcast} />}
    </>
  )
}

function BroadcastFacts({ context, broadcast, units }: Shown): VNode {
  const { state, madeBy, approvedBy, startsAt, endedAt, endedBy, audience, news } = broadcast
  const facts = [
    ['Trạng thái', broadcastStateNames[state]],
    ['Gửi cho', audienceName(context.ports, audience, units)],
    ['Soạn', madeBy === automatic ? 'tự động, khi nội dung thay đổi' : madeBy],
    ['Duyệt', approvedBy],
    ['Bắt đầu gửi', startsAt === null ? null : instant(startsAt)],
    [
      'Kết thúc',
      endedAt === null ? null : `${instant(endedAt)}${endedBy === null ? '' : `, bởi ${endedBy}`}`,
    ],
    ['Nguồn', news.kind === 'announcement' && news.source.read !== '' ? sourceLine(news.source) : null],
  ] as const
  return <Facts facts={facts} />
}

function sourceLine({ title, read }: { readonly title: string; readonly read: string }): string {
  return `${title}, đọc ngày ${formatDay(read)}`
}

/** Who would get it now: those who begin or stop following until then are counted then. */
function Audience(props: { readonly counts: readonly ChannelCount[]; readonly isStaff: boolean }): VNode {
  const { counts, isStaff } = props
  const total = counts.reduce((sum, { people }) => sum + people, 0)
  return (
    <>
      <h2>Người nhận</h2>
      <p>
        {isStaff
          ? `${groupThousands(total)} cán bộ. Ai bị thu hồi quyền trước lúc gửi thì không nhận; ai chỉ dùng trang web cũng không.`
          : `${groupThousands(total)} người đang theo dõi. Người ngừng theo dõi trước lúc gửi thì không nhận.`}
      </p>
      <DataTable
        caption="Người nhận theo kênh"
        headings={['Kênh', 'Số người', 'Gửi được không, có tính phí không']}
        rows={counts.flatMap((count) => rowsOf(count))}
        numbers={[1]}
        empty="Chưa có ai."
        stacks
      />
    </>
  )
}

function rowsOf({ channel, people, isOpen, windows: by }: ChannelCount) {
  const name = channelName(channel)
  if (!isOpen) return [[name, groupThousands(people), 'Kênh này đang không mở: chờ đến khi mở lại']]
  if (!by) return [[name, groupThousands(people), 'Gửi được, nền tảng không tính phí']]
  return windows.flatMap((window) =>
    by[window] ? [[name, groupThousands(by[window]), windowNames[window]]] : [],
  )
}

function Previews({ context, broadcast }: Pick<Shown, 'context' | 'broadcast'>): VNode {
  const previews = previewsOf(broadcast, context.ports, context.now)
  return (
    <>
      <h2>Xem trước trên từng kênh</h2>
      {previews.map(({ channel, messages }) => (
        <section>
          <h3>
            {`${channelName(channel)}: ${messages.length} tin, ${groupThousands(messages.join('').length)} ký tự`}
          </h3>
          {messages.map((message) => (
            <blockquote>{message}</blockquote>
          ))}
        </section>
      ))}
    </>
  )
}
