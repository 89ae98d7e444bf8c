/** Where a command writes: results to `out`, everything else to `err`. A call is one line. */
export type Io = {
  out(text: string): void
  err(text: string): void
}
