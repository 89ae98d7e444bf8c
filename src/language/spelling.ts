/**
 * One spelling for one syllable, so that people and official texts meet: the tone sits where «hòa, thủy, quý» have it
 * (hoà, thuỷ, qúy), and «ký, lý, mỹ, sỹ, tỷ» take y (kí, lí, mĩ, sĩ, tỉ). Expects one lower-case NFC token.
 */
export function unifySpelling(token: string): string {
  const respelled = token.replace(
    /^([klmst]|qu)([iìíỉĩị])$/,
    (_, onset: string, i: string) => onset + iToY(i),
  )
  return placeTone(respelled)
}

/** Is this a syllable that Vietnamese could have, all its marks typed or only some? */
export function isSyllable(token: string): boolean {
  const { base, tone } = takeTone(token)
  const parts = parted.exec(base)
  if (!parts) return false
  const [, onset = '', nucleus = '', coda = ''] = parts
  const isStopped = /^(?:c|ch|p|t)$/.test(coda)
  if (isStopped && tone !== '' && tone !== acute && tone !== dotBelow) return false
  return onsets.has(onset) && codas.has(coda) && nuclei.some((known) => isTypedFor(nucleus, known))
}

const acute = '\u0301'
const dotBelow = '\u0323'
const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/g

const onsets = new Set([
  '',
  ...'b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x'.split(' '),
])
const codas = new Set(['', ...'c ch m n ng nh p t'.split(' ')])
const nuclei = (
  'a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iê iu oa oă oe oi ôi ơi oo ua uâ uê ui uô uơ ưa ưi ươ ưu uy yê ' +
  'iêu oai oao oay oeo uao uây uôi uya uyê uyu ươi ươu yêu'
).split(' ')
const parted = /^(gi(?=[aăâeêoôơuưy])|qu(?=[aăâeêioôơy])|[bcdđghklmnpqrstvx]*)([aăâeêioôơuưy]+)([cghmnpt]*)$/

function isTypedFor(typed: string, known: string): boolean {
  if (typed.length !== known.length) return false
  return [...typed].every(
    (letter, at) => letter === known[at] || letter === known[at]?.normalize('NFD').charAt(0),
  )
}

function iToY(i: string): string {
  return `y${i.normalize('NFD').slice(1)}`.normalize('NFC')
}

function takeTone(token: string): { readonly base: string; readonly tone: string } {
  const letters = token.normalize('NFD')
  const tones = letters.match(toneMarks) ?? []
  return {
    base: letters.replace(toneMarks, '').normalize('NFC'),
    tone: tones.length === 1 ? (tones[0] ?? '') : '',
  }
}

function placeTone(token: string): string {
  const { base, tone } = takeTone(token)
  const parts = tone === '' ? null : parted.exec(base)
  if (!parts) return token
  const [, onset = '', nucleus = '', coda = ''] = parts
  const at = tonePosition(nucleus, coda)
  return `${onset}${nucleus.slice(0, at + 1)}${tone}${nucleus.slice(at + 1)}${coda}`.normalize('NFC')
}

/** Index of the vowel that bears the tone: the last one with ă â ê ô ơ ư; else the second when more follows; else the first. */
function tonePosition(nucleus: string, coda: string): number {
  const shaped = Math.max(...[...'ăâêôơư'].map((vowel) => nucleus.lastIndexOf(vowel)))
  if (shaped >= 0) return shaped
  if (nucleus.length === 1) return 0
  return nucleus.length > 2 || coda !== '' ? 1 : 0
}
