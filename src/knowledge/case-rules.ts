import { type Chosen, everyCase, holdsFor, papersFor } from './cases.ts'
import type { Flaw } from './position.ts'
import type { CaseQuestion, Paper, Procedure } from './schema.ts'
import type { Path } from './yaml.ts'

/** What can be wrong with questions that choose papers: somebody gets none, a paper is for nobody, a question is for nothing. */
export function caseFlaws({ cases, dossier: papers }: Procedure): Flaw[] {
  const dossier = papers ?? []
  const unknown = [
    ...cases.flatMap((each, at) => unknownChoices(each.only, cases.slice(0, at), ['cases', at, 'only'])),
    ...dossier.flatMap((each, at) => unknownChoices(each.only, cases, ['dossier', at, 'only'])),
  ]
  if (unknown.length > 0 || cases.length === 0) return unknown
  const all = everyCase(cases)
  return [
    ...cases.flatMap((question, at) => [
      ...repeatedOptions(question, at),
      ...idle(question, at, cases, dossier),
      ...neverAsked(question, at, all),
    ]),
    ...dossier.flatMap((paper, at) => forNobody(paper, at, all)),
    ...withoutPapers(all, cases, dossier),
  ]
}

function unknownChoices(only: Paper['only'], known: readonly CaseQuestion[], path: Path): Flaw[] {
  return Object.entries(only ?? {}).flatMap(([id, options]) => {
    const question = known.find((each) => each.id === id)
    if (!question) return [unknownQuestion(id, known, [...path, id])]
    const ids = question.options.map((each) => each.id)
    return options.flatMap((option, at) =>
      ids.includes(option) ? [] : [unknownOption(option, id, ids, [...path, id, at])],
    )
  })
}

function unknownQuestion(id: string, known: readonly CaseQuestion[], path: Path): Flaw {
  const list = known.map((each) => each.id).join(', ')
  return {
    path,
    vi: `Không có câu hỏi «${id}» trong cases đứng trước (${list || 'chưa có câu nào'}): sửa mã, hoặc thêm câu hỏi đó`,
    en: `No question «${id}» stands before this in cases (${list || 'there is none'}): correct the id, or add the question`,
  }
}

function unknownOption(option: string, question: string, known: readonly string[], path: Path): Flaw {
  const list = known.join(', ')
  return {
    path,
    vi: `Câu hỏi «${question}» không có lựa chọn «${option}» (có: ${list}): sửa mã lựa chọn`,
    en: `The question «${question}» has no option «${option}» (it has: ${list}): correct the option`,
  }
}

function repeatedOptions({ options }: CaseQuestion, at: number): Flaw[] {
  const ids = options.map((each) => each.id)
  return ids.flatMap((id, index) =>
    ids.indexOf(id) === index
      ? []
      : [
          {
            path: ['cases', at, 'options', index, 'id'],
            vi: `Lựa chọn «${id}» có hai lần: đặt mã khác`,
            en: `The option «${id}» is there twice: give it another id`,
          },
        ],
  )
}

/** Answering it changes nothing: the person was asked in vain. */
function idle(
  { id }: CaseQuestion,
  at: number,
  cases: readonly CaseQuestion[],
  papers: readonly Paper[],
): Flaw[] {
  if ([...papers, ...cases].some(({ only }) => only && id in only)) return []
  return [
    {
      path: ['cases', at],
      vi: `Câu hỏi «${id}» không chọn giấy tờ nào: thêm «only: {${id}: […]}» vào giấy tờ phụ thuộc câu này, hoặc bỏ câu hỏi`,
      en: `The question «${id}» chooses no paper: add «only: {${id}: […]}» to the papers that depend on it, or delete it`,
    },
  ]
}

function neverAsked({ id }: CaseQuestion, at: number, all: readonly Chosen[]): Flaw[] {
  if (all.some((chosen) => chosen.has(id))) return []
  return [
    {
      path: ['cases', at, 'only'],
      vi: `Không câu trả lời nào dẫn đến câu hỏi «${id}»: sửa only`,
      en: `No answers lead to the question «${id}»: correct its only`,
    },
  ]
}

function forNobody(paper: Paper, at: number, all: readonly Chosen[]): Flaw[] {
  if (all.some((chosen) => holdsFor(paper.only, chosen))) return []
  return [
    {
      path: ['dossier', at, 'only'],
      vi: `Không trường hợp nào cần giấy «${paper.name}»: các lựa chọn trong only không thể cùng xảy ra, hãy sửa`,
      en: `No case needs «${paper.name}»: the choices in its only cannot all be made, correct them`,
    },
  ]
}

function withoutPapers(
  all: readonly Chosen[],
  cases: readonly CaseQuestion[],
  papers: readonly Paper[],
): Flaw[] {
  const empty = all.find((chosen) => papersFor(papers, chosen).length === 0)
  if (!empty) return []
  const told = cases.flatMap(
    ({ id, options }) => options.find((each) => each.id === empty.get(id))?.label ?? [],
  )
  return [
    {
      path: ['cases'],
      vi: `Ai chọn «${told.join('», «')}» thì không phải nộp giấy nào: thêm giấy tờ cho trường hợp này`,
      en: `Whoever chooses «${told.join('», «')}» needs no paper at all: add the papers of this case`,
    },
  ]
}
