import type { VNode } from 'preact'
import qrcode from 'qrcode-generator'

/** Light around a code, in modules (ISO/IEC 18004). */
const quietModules = 4

/** `label`: what it is, for who does not see it. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }): VNode {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const count = code.getModuleCount()
  const side = count + 2 * quietModules
  const d = Array.from(
    { length: count * count },
    (_, index) => [Math.floor(index / count), index % count] as const,
  )
    .filter(([row, column]) => code.isDark(row, column))
    .map(([row, column]) => `M${column + quietModules} ${row + quietModules}h1v1h-1z`)
    .join('')
  return (
    <svg class="qr" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label}>
      <path d={`M0 0h${side}v${side}h${-side}z`} fill="#ffffff" />
      <path d={d} fill="#000000" shape-rendering="crispEdges" />
    </svg>
  )
}
