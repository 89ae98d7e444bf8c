/** One figure of the benchmark. `ratio` compares it with the row named `of`, measured in the same run on the same machine. */
export type Row = {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly ratio?: number
  readonly of?: string
}
