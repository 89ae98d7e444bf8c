/** One thing wrong with the content: where it is, what it is and what to do about it, in words a clerk understands. */
export type Problem = {
  /** From the content folder, with `/`: procedures/khai-sinh.yaml */
  readonly file: string
  /** Both count from 1. */
  readonly line: number
  readonly column: number
  readonly vi: string
  readonly en: string
  /** Of a file that may be for staff alone: neither its name nor what stands in it is for everybody. */
  readonly staff?: true
}

/** What is said of a problem, before it is known where it is. */
export type Saying = Pick<Problem, 'vi' | 'en'>

/** `procedures/khai-sinh.yaml:12:5 …` in Vietnamese, the English on a line of its own below. */
export function formatProblem(problem: Problem): string {
  return `${problem.file}:${problem.line}:${problem.column} ${problem.vi}\n    ${problem.en}`
}

/** As `formatProblem`, for where anybody may read it. */
export function formatPublicProblem(problem: Problem): string {
  return problem.staff ? hiddenProblem : formatProblem(problem)
}

const hiddenProblem =
  'Một tệp chỉ dành cho cán bộ có lỗi: chạy «motcua check» để xem\n    A file for staff alone is wrong: run «motcua check» to see it'

/** A problem of a whole file or folder. */
export function fileProblem(file: string, saying: Saying): Problem {
  return { file, line: 1, column: 1, ...saying }
}

/** By file, then by place in it: the same content gives the same list. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.vi, b.vi),
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
