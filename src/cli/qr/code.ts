import qrcode from 'qrcode-generator'

/** Light around a code, in modules (ISO/IEC 18004). */
const quietModules = 4

/** The dark modules of a code as one path: `d` in whole units of `cell`, within a square of `side`, quiet zone included. */
export type Code = { readonly d: string; readonly side: number }

/**
 * The largest code that fits in `room`. Level Q survives a quarter of it being dirty or torn, as posters get. One path, so that no
 * renderer leaves hairlines between modules; whole units, so that edges are sharp.
 */
export function drawCode(text: string, room: number): Code {
  const code = qrcode(0, 'Q')
  code.addData(text)
  code.make()
  const count = code.getModuleCount()
  const cell = Math.floor(room / (count + 2 * quietModules))
  const runs = Array.from({ length: count }, (_, row) => rowRuns(row, count, code.isDark))
  const d = runs
    .flat()
    .map(({ row, from, length }) => {
      const [x, y] = [(from + quietModules) * cell, (row + quietModules) * cell]
      return `M${x} ${y}h${length * cell}v${cell}h${-length * cell}z`
    })
    .join('')
  return { d, side: (count + 2 * quietModules) * cell }
}

type Run = { readonly row: number; readonly from: number; readonly length: number }

function rowRuns(row: number, count: number, isDark: (row: number, column: number) => boolean): Run[] {
  const runs: Run[] = []
  for (let from = 0; from < count; from += 1) {
    let length = 0
    while (from + length < count && isDark(row, from + length)) length += 1
    if (length > 0) runs.push({ row, from, length })
    from += length
  }
  return runs
}
