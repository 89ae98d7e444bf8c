import { toPlain } from './plain-text.ts'

/** Names that are given as names: «tôi tên là Nguyễn Văn A», «em ten lan», «ông Trần Văn B», «my name is Lan». */
export function maskNames(text: string): string {
  const plain = toPlain(text)
  let result = ''
  let done = 0
  for (const match of plain.matchAll(introduction)) {
    const from = match.index + match[0].length
    const to = from + nameLength(text.slice(from, from + window), strictness(match.groups ?? {}))
    if (to <= from || from < done) continue
    result += `${text.slice(done, from)}[họ tên]`
    done = to
  }
  return result + text.slice(done)
}

/** UTF-16 units in which a name of five words fits. */
const window = 60
const self = 'toi|em|minh|chau|con|tui|mik|mk|e'
const others = 'anh|chi|bac|co|chu|ong|ba|bo|me|cha|vo|chong|be|ban|di|cau|nguoi'
const introduction = new RegExp(
  [
    `(?<clear>(?<!(?:doi|sua|sai|dat) )\\b(?:ho (?:va )?)?ten(?: (?:cua )?(?:${self}|${others})){0,2} ?(?:la\\b|:) ?|my name is )`,
    `(?<likely>\\b(?:${self}|${others}) ten (?:la )?)`,
    `(?<full>\\b(?:(?:${self}) la|ong|ba|anh|chi|bac|co|chu|can bo|dong chi|ho (?:va )?ten) )`,
  ].join('|'),
  'gi',
)

/** How much must look like a name before it is taken for one. */
type Strictness = 'any-word' | 'full-name'

function strictness(groups: Readonly<Record<string, string | undefined>>): Strictness {
  return groups.full ? 'full-name' : 'any-word'
}

type Word = { readonly plain: string; readonly isCapital: boolean; readonly end: number }

/** Length of the name at the start of this text; 0: no name. */
function nameLength(text: string, strict: Strictness): number {
  const words = leadingWords(text)
  const [first, second] = words
  if (!first || isNoName(first, second)) return 0
  const isFull =
    surnames.has(first.plain) && second !== undefined && (second.isCapital || middles.has(second.plain))
  if (strict === 'full-name' && !(isFull && (first.isCapital || clearSurnames.has(first.plain)))) return 0
  const count = first.isCapital ? capitals(words) : smallWords(words)
  return words[count - 1]?.end ?? 0
}

function leadingWords(text: string): Word[] {
  const words: Word[] = []
  const next = /(?:^|(?<=\p{L}) )(\p{L}+)/uy
  for (let match = next.exec(text); match && words.length < 6; match = next.exec(text)) {
    const word = match[1] ?? ''
    words.push({ plain: toPlain(word).toLowerCase(), isCapital: /^\p{Lu}/u.test(word), end: next.lastIndex })
    if (word === 'ạ') return words.slice(0, -1)
  }
  return words
}

function isNoName(first: Word, second: Word | undefined): boolean {
  if (first.plain === 'ho' && second && /^(?:so|khau|tich|ngheo|can|kinh|gia)$/.test(second.plain))
    return true
  return !first.isCapital && noNames.has(first.plain)
}

/** «Nguyễn Văn A», «Nguyễn thị Lan»; in a text all in capitals the name ends at a word that goes on. */
function capitals(words: readonly Word[]): number {
  const end = words.findIndex(({ plain, isCapital }, at) => {
    if (at === 0 || middles.has(plain)) return at > 0 && !isCapital && !words[at + 1]?.isCapital
    return !isCapital || endings.has(plain)
  })
  return end < 0 ? Math.min(words.length, 5) : end
}

/** Nothing but the words after it tells where «nguyen van a» ends. */
function smallWords(words: readonly Word[]): number {
  const hasSurname = surnames.has(words[0]?.plain ?? '')
  const end = words.findIndex(
    ({ plain }, at) => at > (hasSurname && middles.has(words[1]?.plain ?? '') ? 1 : 0) && endings.has(plain),
  )
  const length = end < 0 ? words.length : end
  if (length <= (hasSurname ? 4 : 3)) return length
  return hasSurname ? 3 : 1
}

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(' '))
}

/** Surnames that are hardly ever another word. */
const clearSurnames = set('nguyen tran pham huynh hoang phan bui dang trinh vuong doan')
const surnames = set(
  'nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh doan dao mai trinh ha luong luu ta to trieu phung lam chu chau kieu quach thai cao tong dam nghiem vuong tang la truong bach giang khuc lai mac nong vi dong trieu than tieu ung',
)
const middles = set('van thi huu duc ngoc minh thanh thu kim xuan quang dinh cong ba')
/** Words after «tên» or «tên là» that are no names. */
const noNames = set(
  'gi nao sai trong tren cua goi that khai moi cu day khac o giong chinh dem thuong nguoi cong doanh truong duong bo me cha con ho viet ghi bi phai khong ko k chua da dang co bat dung tieng cho va la do nhu the de thi may sao nay kia dung ra vao lot trung bang den hoac tai mot nhung cac dat doi sua',
)
/** Words that go on after a name. */
const endings = set(
  'muon can hoi xin cho o que dang bi co so cccd cmnd nam lam di sinh va la nay trong tren cua de se da duoc khong ko voi tu den ma thuong tam tru tuoi gioi dia sdt dien hien nho mong phai chua hom gap bay mat tim dinh cung thi thuoc nguoi chuyen nop dk dang ky kinh xa phuong thon to khai',
)
