import type { VNode } from 'preact'
import type { Broadcast, Progress } from '../desk/broadcasts.ts'
import { groupThousands } from '../words/words.ts'
import { digestOf } from './broadcast-draft.ts'
import { ActionForm, home } from './forms.tsx'
import type { PageContext } from './page.ts'

type Forms = {
  readonly context: PageContext
  readonly broadcast: Broadcast
  /** Nothing has to be mended. */
  readonly isReady: boolean
  readonly progress: readonly Progress[]
}

/** What this account may do with it now. */
export function BroadcastForms(forms: Forms): VNode | null {
  const { context, broadcast } = forms
  if (context.account.role === 'viewer')
    return <p class="hint">Vai trò của bạn chỉ xem; biên tập viên soạn, người quản trị khác duyệt.</p>
  switch (broadcast.state) {
    case 'draft':
      return <OfDraft {...forms} />
    case 'proposed':
      return <OfProposed {...forms} />
    case 'countdown':
      return <OfCountdown {...forms} />
    case 'freezing':
    case 'sending':
      return <Stop {...forms} label="Dừng gửi ngay" />
    case 'done':
      return <OfDone {...forms} />
    default:
      return null
  }
}

function OfDraft(forms: Forms): VNode {
  const { context, broadcast, isReady } = forms
  return (
    <>
      {isReady && (
        <ActionForm context={context} do="gui-duyet" fields={fieldsOf(broadcast)}>
          <button type="submit">Gửi duyệt</button>
        </ActionForm>
      )}
      <p>
        <a href={`${home}/thong-bao?soan=${broadcast.id}`}>Sửa</a>
      </p>
      <Stop {...forms} label="Bỏ bản nháp" />
    </>
  )
}

function OfProposed(forms: Forms): VNode {
  const { context, broadcast } = forms
  const isOwn = broadcast.madeBy === context.account.name
  const mayApprove = context.account.role === 'admin' && !isOwn
  return (
    <>
      {mayApprove ? (
        <>
          <p>Hãy đọc bản xem trước của từng kênh. Duyệt rồi còn 60 giây để hủy.</p>
          <ActionForm context={context} do="duyet" fields={fieldsOf(broadcast)}>
            <button type="submit">Duyệt và gửi</button>
          </ActionForm>
          <ActionForm context={context} do="tra-lai" fields={fieldsOf(broadcast)} class="apart">
            <button type="submit" class="second">
              Trả lại người soạn
            </button>
          </ActionForm>
        </>
      ) : (
        <p class="hint">
          {isOwn ? 'Bạn đã soạn: một người quản trị khác phải duyệt.' : 'Chờ người quản trị duyệt.'}
        </p>
      )}
      <Stop {...forms} label="Hủy thông báo" />
    </>
  )
}

function OfCountdown(forms: Forms): VNode {
  const { context, broadcast } = forms
  const seconds = Math.max(0, Math.ceil(((broadcast.startsAt ?? 0) - context.now) / 1000))
  return (
    <>
      <p role="status">{`Bắt đầu gửi sau ${groupThousands(seconds)} giây.`}</p>
      <Stop {...forms} label="Hủy, không gửi" />
    </>
  )
}

function OfDone({ context, broadcast, progress }: Forms): VNode | null {
  const unknown = progress
    .filter(({ state }) => state === 'unknown')
    .reduce((sum, { count }) => sum + count, 0)
  if (unknown === 0 || context.account.role !== 'admin') return null
  return (
    <ActionForm context={context} do="gui-lai" fields={fieldsOf(broadcast)} class="apart">
      <p class="hint">
        Chưa rõ {groupThousands(unknown)} người đã nhận hay chưa: máy dừng hoặc mạng đứt đúng lúc gửi. Gửi lại
        thì có người nhận hai lần.
      </p>
      <button type="submit" class="second">
        Gửi lại cho {groupThousands(unknown)} người
      </button>
    </ActionForm>
  )
}

function Stop({ context, broadcast, label }: Forms & { readonly label: string }): VNode {
  return (
    <ActionForm context={context} do="dung" fields={fieldsOf(broadcast)} class="apart">
      <button type="submit" class="second">
        {label}
      </button>
    </ActionForm>
  )
}

function fieldsOf(broadcast: Broadcast): Readonly<Record<string, string>> {
  return { so: String(broadcast.id), 'da-xem': digestOf(broadcast) }
}
