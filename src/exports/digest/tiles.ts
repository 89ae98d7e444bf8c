import { percent } from '../../reports/shown.ts'
import type { Summary } from '../../reports/summary.ts'
import { digest } from '../../words/digest.ts'
import { report } from '../../words/report.ts'
import { groupThousands } from '../../words/words.ts'
import type { Measure } from '../drawing/font.ts'
import { type Block, words } from './layout.ts'
import { ink, margin, pictureWidth } from './look.ts'

type Tile = { readonly figure: string; readonly name: string; readonly n: string }

/** Four figures, each with what it is and the number it comes from. */
export function tiles(summary: Summary, measure: Measure): Block {
  const gap = 20
  const width = (pictureWidth - 2 * margin - gap) / 2
  const height = 190
  return {
    height: 2 * height + gap,
    draw: (y) =>
      tilesOf(summary)
        .map((tile, at) => {
          const [column, row] = [at % 2, Math.floor(at / 2)]
          return drawTile(
            tile,
            margin + column * (width + gap),
            y + row * (height + gap),
            { width, height },
            measure,
          )
        })
        .join(''),
  }
}

function tilesOf({ now: { usage, service } }: Summary): readonly Tile[] {
  const { people, questions, outcomes } = usage
  const answered = outcomes.answered + outcomes['answered-stale']
  const of = digest.of(groupThousands(answered), groupThousands(questions))
  return [
    { figure: groupThousands(people), name: digest.people, n: '' },
    { figure: groupThousands(questions), name: digest.questions, n: '' },
    { figure: questions === 0 ? '–' : percent(answered / questions), name: digest.answered, n: of },
    service.kind === 'shown'
      ? {
          figure: percent(service.index.value),
          name: digest.satisfied,
          n: digest.exact(groupThousands(service.n), percent(service.index.low), percent(service.index.high)),
        }
      : {
          figure: '–',
          name: digest.satisfied,
          n: service.kind === 'hidden' ? `${report.tooFew} (n < 10)` : `${report.none} (n = 0)`,
        },
  ]
}

type Size = { readonly width: number; readonly height: number }

function drawTile(
  { figure, name, n }: Tile,
  x: number,
  y: number,
  { width, height }: Size,
  measure: Measure,
): string {
  const box = (size: number, weight: 400 | 700) => ({
    width: width - 48,
    height: size * 1.4,
    sizes: [size, size * 0.85, size * 0.7],
    weight,
  })
  const line = (text: string, size: number, weight: 400 | 700, fill: string, top: number) =>
    text === '' ? '' : words(text, { x: x + 28, fill, box: box(size, weight) }, measure).draw(y + top)
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="16" fill="${ink.tile}"/>`,
    line(figure, 68, 700, ink.band, 12),
    line(name, 32, 400, ink.dark, 98),
    line(n, 25, 400, ink.soft, 142),
  ].join('')
}
