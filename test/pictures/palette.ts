import { crc32, deflateSync, inflateSync } from 'node:zlib'

/** Of text on plain ground nobody sees more; a third of the bytes. */
const colours = 64
const signature = 8

/** The same picture with few colours. Takes what the browser writes: 8 bits a channel, no alpha, not interlaced. */
export function fewColours(png: Buffer): Buffer {
  const chunks = readChunks(png)
  const header = Buffer.from(dataOf(chunks, 'IHDR'))
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  if (header[9] !== 2) throw new Error('a picture with transparency was not expected')
  const pixels = unfilter(inflateSync(dataOf(chunks, 'IDAT')), width * 3, height)
  const palette = commonest(pixels)
  const nearest = createNearest(palette)
  const rows = Buffer.alloc((width + 1) * height) // Each row begins with 0: no filter.
  for (let at = 0; at * 3 < pixels.length; at += 1)
    rows[at + Math.floor(at / width) + 1] = nearest(pixels.readUIntBE(at * 3, 3))
  header[9] = 3
  const table = Buffer.concat(palette.map((colour) => Buffer.from([colour >> 16, colour >> 8, colour])))
  return Buffer.concat([
    png.subarray(0, signature),
    chunk('IHDR', header),
    chunk('PLTE', table),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

type Chunk = { readonly type: string; readonly data: Buffer }

function readChunks(png: Buffer): Chunk[] {
  const chunks: Chunk[] = []
  for (let at = signature; at < png.length; ) {
    const length = png.readUInt32BE(at)
    const data = png.subarray(at + 8, at + 8 + length)
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data })
    at += length + 12
  }
  return chunks
}

function dataOf(chunks: readonly Chunk[], type: string): Buffer {
  return Buffer.concat(chunks.filter((each) => each.type === type).map(({ data }) => data))
}

/** Undoes the guesses by which a row is written as its difference from what is left of it and above. */
function unfilter(raw: Buffer, stride: number, height: number): Buffer {
  const out = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)] ?? 0
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x
      const left = x < 3 ? 0 : (out[at - 3] ?? 0)
      const up = y === 0 ? 0 : (out[at - stride] ?? 0)
      const corner = x < 3 || y === 0 ? 0 : (out[at - stride - 3] ?? 0)
      const guess = guessOf(filter, left, up, corner)
      out[at] = (raw[at + y + 1] ?? 0) + guess
    }
  }
  return out
}

function guessOf(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 1:
      return left
    case 2:
      return up
    case 3:
      return (left + up) >> 1
    case 4:
      return paeth(left, up, corner)
    default:
      return 0
  }
}

/** The neighbour that lies nearest to what the slope promises. */
function paeth(left: number, up: number, corner: number): number {
  const toLeft = Math.abs(up - corner)
  const toUp = Math.abs(left - corner)
  const toCorner = Math.abs(left + up - 2 * corner)
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}

function commonest(pixels: Buffer): number[] {
  const counts = new Map<number, number>()
  for (let at = 0; at < pixels.length; at += 3) {
    const colour = pixels.readUIntBE(at, 3)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const sorted = [...counts].sort(([, one], [, other]) => other - one)
  return sorted.slice(0, colours).map(([colour]) => colour)
}

/** Which of the palette comes nearest, each colour asked once. */
function createNearest(palette: readonly number[]): (colour: number) => number {
  const known = new Map<number, number>()
  return (colour) => {
    const found = known.get(colour) ?? nearestOf(palette, colour)
    known.set(colour, found)
    return found
  }
}

function nearestOf(palette: readonly number[], colour: number): number {
  const distances = palette.map((other) =>
    [16, 8, 0].reduce((sum, shift) => sum + (((other >> shift) & 255) - ((colour >> shift) & 255)) ** 2, 0),
  )
  return distances.indexOf(Math.min(...distances))
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
