import type { VNode } from 'preact'
import { subjectWord } from '../conversation/subscription.ts'
import type { Broadcast } from '../desk/broadcasts.ts'
import { fieldsOf, type Named, placesOf } from '../intents/subject.ts'
import { audienceKinds, longestSource, longestText, longestTitle } from './broadcast-draft.ts'
import { ActionForm, Choice, Field } from './forms.tsx'
import type { PageContext } from './page.ts'

/** What editors fill in; `broadcast`: a draft to go on with. */
export function BroadcastForm(props: {
  readonly context: PageContext
  readonly broadcast: Broadcast | undefined
}): VNode {
  const { context, broadcast } = props
  const news = broadcast?.news.kind === 'announcement' ? broadcast.news : undefined
  const text = news?.text ?? ''
  return (
    <ActionForm context={context} do="luu" fields={broadcast ? { so: String(broadcast.id) } : {}}>
      <Choice
        id="doi-tuong"
        name="doi-tuong"
        label="Gửi cho người theo dõi"
        options={audiences(context)}
        {...(broadcast ? { chosen: subjectWord(broadcast.audience) } : {})}
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

function audiences({ ports }: PageContext) {
  const { knowledge } = ports.library()
  const procedures = [...knowledge.procedures.values()].map(
    ({ id, name }): Named => ({ subject: { kind: 'entry', id }, name }),
  )
  return [...fieldsOf(knowledge), ...placesOf(knowledge), ...procedures].map(({ subject, name }) => ({
    value: subjectWord(subject),
    text: `${audienceKinds[subject.kind]}: ${name}`,
  }))
}
