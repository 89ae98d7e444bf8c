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

/** Is this, marked or not, a syllable that Vietnamese could have? */
export function isSyllable(token: string): boolean {
  const { base, tone } = takeTone(token)
  const parts = syllable.exec(foldLetters(base))
  if (!parts) return false
  const stopped = /(?:c|ch|p|t)$/.test(parts[3] ?? '')
  return !stopped || tone === '' || tone === acute || tone === dotBelow
}

const acute = '\u0301'
const dotBelow = '\u0323'
const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/g

const onsets = 'ngh|nh|ng|gh|gi|kh|ph|qu|th|tr|ch|b|c|d|g|h|k|l|m|n|p|r|s|t|v|x'
const vowels =
  'uyeu|uoi|uou|uye|uya|uyu|yeu|ieu|oai|oay|oeo|uay|uao|ueo|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|ye|a|e|i|o|u|y'
const codas = 'ch|ng|nh|c|m|n|p|t'
const syllable = new RegExp(`^(${onsets})?(${vowels})(${codas})?$`)
const parted = /^(gi(?=[aăâeêoôơuưy])|qu(?=[aăâeêioôơy])|[bcdđghklmnpqrstvx]*)([aăâeêioôơuưy]+)([cghmnpt]*)$/

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

function foldLetters(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0302\u0306\u031b]/g, '')
    .replaceAll('đ', 'd')
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
