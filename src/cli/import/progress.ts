/** A terminal, as far as a progress bar needs one. */
export type Terminal = { readonly isTTY?: boolean; write(text: string): unknown }

export type Progress = { step(): void; end(): void }

const width = 30

/** A bar that is drawn over itself; silent where nobody watches (a file, a pipe, a log). */
export function showProgress(total: number, label: string, terminal: Terminal): Progress {
  if (!terminal.isTTY) return { step: () => {}, end: () => {} }
  let done = 0
  return {
    step: () => {
      done += 1
      const full = Math.round((done / Math.max(total, 1)) * width)
      terminal.write(`\r${label} [${'█'.repeat(full)}${'░'.repeat(width - full)}] ${done}/${total}`)
    },
    end: () => terminal.write('\r\x1b[K'),
  }
}
