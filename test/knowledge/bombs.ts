const laughs = [
  'a: &a [x, x]',
  ...[...'bcdefghij'].map((name, at) => {
    const below = 'abcdefghi'[at]
    return `${name}: &${name} [${Array(9).fill(`*${below}`).join(', ')}]`
  }),
].join('\n')

export const bombs: readonly { readonly what: string; readonly text: string }[] = [
  { what: 'a billion laughs', text: laughs },
  { what: 'a hundred thousand brackets', text: '['.repeat(100_000) },
  { what: 'a hundred thousand braces', text: `x: ${'{a: '.repeat(100_000)}` },
  { what: 'a hundred thousand dashes', text: '- '.repeat(100_000) },
  { what: 'a hundred thousand question marks', text: '? '.repeat(100_000) },
  {
    what: 'a hundred thousand keys',
    text: Array.from({ length: 100_000 }, (_, at) => `k${at}: 1`).join('\n'),
  },
  { what: 'the same key a hundred thousand times', text: 'key: 1\n'.repeat(100_000) },
  {
    what: 'a hundred thousand anchors',
    text: Array.from({ length: 60_000 }, (_, at) => `k${at}: &a${at} 1`).join('\n'),
  },
  { what: 'a quote that never ends', text: `id: "${'a'.repeat(1_000_000)}` },
  { what: 'a million marks on one letter', text: `id: a${'\u0301\u0323'.repeat(200_000)}` },
  { what: 'a long list of strays', text: ']\n'.repeat(100_000) },
]
