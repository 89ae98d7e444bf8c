/** `count` of these, drawn alike for one seed (mulberry32 and a partial Fisher–Yates shuffle), in their own order. */
export function draw<Value>(values: readonly Value[], count: number, seed: number): Value[] {
  const rest = values.map((_, at) => at)
  const next = mulberry32(seed)
  const drawn = Array.from({ length: Math.min(count, rest.length) }, () => {
    const [at = 0] = rest.splice(Math.floor(next() * rest.length), 1)
    return at
  })
  return drawn.sort((one, other) => one - other).flatMap((at) => values[at] ?? [])
}

/** Numbers from 0 to 1, the same for one seed. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
}
