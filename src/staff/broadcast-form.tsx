import type { VNode } from 'preact'
import { audienceWord } from '../conversation/audience.ts'
import type { Broadcast } from '../desk/broadcasts.ts'
import type { Unit } from '../reports/duties.ts'
import { audienceOptions } from './audience-names.ts'
import { longestSource, longestText, longestTitle } from './broadcast-draft.ts'
import { ActionForm, Choice, Field } from './forms.tsx'
import type { PageContext } from './page.ts'

/** What editors fill in; `broadcast`: a draft to go on with. */
export function BroadcastForm(props: {
  readonly context: PageContext
  readonly broadcast: Broadcast | undefined
  readonly units: readonly Unit[]
}): VNode {
  const { context, broadcast, units } = props
  const news = broadcast?.news.kind === 'announcement' ? broadcast.news : undefined
  const text = news?.text ?? ''
  return (
    <ActionForm context={context} do="luu" fields={broadcast ? { so: String(broadcast.id) } : {}}>
      <Choice
        id="doi-tuong"
        name="doi-tuong"
        label="Gửi cho"
        options={audienceOptions(context.ports, units)}
        {...(broadcast ? { chosen: audienceWord(broadcast.audience) } : {})}
      />
      <Field
        name="tieu-de"
        label="Tiêu đề"
        hint={`Nhiều nhất ${longestTitle} ký tự: việc gì, khi nào.`}
        maxLength={longestTitle}
        value={news?.title ?? ''}
        required={false}
      />
      <div class="field">
        <label for="noi-dung">Nội dung</label>
        <textarea
          id="noi-dung"
          name="noi-dung"
          maxLength={longestText}
          rows={8}
          aria-describedby="noi-dung-hint"
        >
          {text}
        </textarea>
        <p class="hint" id="noi-dung-hint">
          Nhiều nhất {longestText} ký tự, để vừa một tin. Câu ngắn, không nêu tên hay chuyện riêng của ai.
        </p>
      </div>
      <Field
        name="nguon"
        label="Nguồn"
        hint="Văn bản hoặc trang nào nói điều này. Người nhận đọc được dòng này."
        maxLength={longestSource}
        value={news?.source.title ?? ''}
        required={false}
      />
      <Field
        name="dia-chi"
        label="Địa chỉ của nguồn (nếu có)"
        hint="Bắt đầu bằng https://."
        maxLength={500}
        value={news?.source.url ?? ''}
        required={false}
      />
      <Field
        name="ngay"
        label="Ngày đọc nguồn"
        type="date"
        value={news?.source.read ?? ''}
        required={false}
      />
      <button type="submit">Lưu và xem trước</button>
    </ActionForm>
  )
}
