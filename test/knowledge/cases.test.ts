import { describe, expect, it } from 'vitest'
import { chosenBy, everyCase, markOf, nextQuestion, papersFor } from '../../src/knowledge/cases.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import type { CaseQuestion, Paper } from '../../src/knowledge/schema.ts'
import { changed, contentFolder } from '../helpers/content.ts'

const yesNo = [
  { id: 'co', label: 'Có' },
  { id: 'khong', label: 'Không' },
]
const cases: readonly CaseQuestion[] = [
  { id: 'chung-sinh', question: 'Có Giấy chứng sinh không?', options: yesNo },
  {
    id: 'lam-chung',
    question: 'Có người làm chứng không?',
    options: yesNo,
    only: { 'chung-sinh': ['khong'] },
  },
]
const papers: readonly Paper[] = [
  { name: 'Tờ khai', use: 'submit' },
  { name: 'Giấy chứng sinh', use: 'submit', only: { 'chung-sinh': ['co'] } },
  { name: 'Văn bản làm chứng', use: 'submit', only: { 'lam-chung': ['co'] } },
  { name: 'Giấy cam đoan', use: 'submit', only: { 'chung-sinh': ['khong'], 'lam-chung': ['khong'] } },
]

describe('the questions of a procedure', () => {
  it('are asked only when an earlier answer leads there', () => {
    expect(nextQuestion(cases, new Map())?.id).toBe('chung-sinh')
    expect(nextQuestion(cases, new Map([['chung-sinh', 'co']]))).toBeUndefined()
    expect(nextQuestion(cases, new Map([['chung-sinh', 'khong']]))?.id).toBe('lam-chung')
  })

  it.each([
    ['has the paper', [1], ['Tờ khai', 'Giấy chứng sinh']],
    ['has a witness', [2, 1], ['Tờ khai', 'Văn bản làm chứng']],
    ['has neither', [2, 2], ['Tờ khai', 'Giấy cam đoan']],
  ])('choose the papers of whoever %s', (_, answers, names) => {
    const chosen = chosenBy(cases, answers)
    expect(chosen && papersFor(papers, chosen).map((paper) => paper.name)).toEqual(names)
  })

  it('have three cases, no more', () => {
    expect(everyCase(cases)).toHaveLength(3)
  })

  it.each([[[3]], [[1, 1]], [[0]], [[2, 2, 1]]])('could not have been answered %j', (answers) => {
    expect(chosenBy(cases, answers)).toBeUndefined()
  })

  it('have another mark when an option is put in', () => {
    const [first, ...rest] = cases
    const more = first && [{ ...first, options: [{ id: 'mat', label: 'Bị mất' }, ...yesNo] }, ...rest]
    expect(more && markOf(more)).not.toBe(markOf(cases))
    expect(markOf(cases)).toMatch(/^[a-z0-9]{3}$/)
  })
})

const dossier = `dossier:
  - name: Tờ khai đăng ký khai sinh
    originals: 1
  - name: Giấy chứng sinh
`
const question = (rest = '') =>
  `cases:\n  - {id: chung-sinh, question: Có Giấy chứng sinh không?, options: [{id: co, label: Có}, {id: khong, label: Không}]${rest}}\n`

describe('a content file', () => {
  it.each([
    [
      'a paper of an unknown question',
      `${question()}dossier:\n  - {name: A, only: {khac: [co]}}\n`,
      'No question «khac»',
    ],
    [
      'a paper of an unknown option',
      `${question()}dossier:\n  - {name: A, only: {chung-sinh: [roi]}}\n`,
      '«chung-sinh» has no option «roi»',
    ],
    ['a question that chooses nothing', `${question()}${dossier}`, '«chung-sinh» chooses no paper'],
    [
      'a case without papers',
      `${question()}dossier:\n  - {name: A, only: {chung-sinh: [co]}}\n`,
      'Whoever chooses «Không» needs no paper',
    ],
    [
      'a question that waits for itself',
      `${question(', only: {chung-sinh: [co]}')}dossier:\n  - {name: A}\n`,
      'No question «chung-sinh» stands before',
    ],
    [
      'two options of one id',
      `cases:\n  - {id: q, question: Gì?, options: [{id: a, label: A}, {id: a, label: B}]}\ndossier:\n  - {name: A}\n  - {name: B, only: {q: [a]}}\n`,
      'The option «a» is there twice',
    ],
    [
      'a paper for nobody',
      `cases:
  - {id: q, question: Gì?, options: [{id: a, label: A}, {id: b, label: B}]}
  - {id: r, question: Nữa?, only: {q: [a]}, options: [{id: c, label: C}, {id: d, label: D}]}
dossier:
  - {name: A}
  - {name: B, only: {q: [b], r: [c]}}
`,
      'No case needs «B»',
    ],
  ])('with %s is refused', async (_, written, problem) => {
    const loaded = await loadKnowledge(
      contentFolder({ 'procedures/khai-sinh.yaml': changed('procedures/khai-sinh.yaml', dossier, written) }),
    )
    expect(loaded.kind === 'broken' ? loaded.problems.map((each) => each.en).join('\n') : 'loaded').toContain(
      problem,
    )
  })
})
