import { changed, type SamplePath, sampleContent } from '../helpers/content.ts'

/** One mistake a clerk could make: what is put into the sample, and what must be said where. */
export type Mistake = {
  readonly what: string
  readonly files: Readonly<Record<string, string | Uint8Array | null>>
  readonly file: string
  readonly line: number
  readonly vi: RegExp
  readonly en: RegExp
}

const procedure = 'procedures/khai-sinh.yaml'
const office = 'office/ninh-binh.yaml'
const channel = 'feedback-channels/tong-dai.yaml'
const directive = 'directives/cchc-2026.yaml'
const law = 'documents/luat-60-2014.yaml'
const guide = 'guides/nop-ho-so.yaml'
const catalog = 'catalog/quoc-gia.yaml'

/** `on` is a piece of the line that must be named. */
function edit(
  path: SamplePath,
  what: string,
  from: string,
  to: string,
  on: string,
  vi: RegExp,
  en: RegExp,
): Mistake {
  const text = changed(path, from, to)
  const line = text.split('\n').findIndex((each) => each.includes(on)) + 1
  if (line === 0) throw new Error(`${what}: no line holds «${on}»`)
  return { what, files: { [path]: text }, file: path, line, vi, en }
}

function whole(
  file: string,
  what: string,
  text: string | Uint8Array | null,
  line: number,
  vi: RegExp,
  en: RegExp,
): Mistake {
  return { what, files: { [file]: text }, file, line, vi, en }
}

const late = 'when: đăng ký quá hạn'
const phraseList = '\n  - làm giấy khai sinh cho con\n  - con mới sinh thì làm giấy gì\n  - khai sinh ở đâu'

// biome-ignore format: a table, one mistake a row
export const mistakes: readonly Mistake[] = [
  // YAML itself
  edit(procedure, 'a tab as indentation', '  - name: Giấy chứng sinh', '\t- name: Giấy chứng sinh', '\t- name', /phím Tab.*dấu cách/, /tab.*spaces/),
  edit(procedure, 'uneven indentation', '  - khai sinh ở đâu', ' - khai sinh ở đâu', ' - khai sinh ở đâu', /cùng một cột/, /same column/),
  edit(procedure, 'a colon inside a text', 'summary: Ghi việc sinh', 'summary: Ghi: việc sinh', 'summary:', /dấu hai chấm.*ngoặc kép/, /colon.*quotes/),
  edit(procedure, 'a quote that is not closed', '{level: full, url: null}', '{level: full, url: null}\nx: "abc', 'x:', /ngoặc kép đóng/, /closing quote/),
  edit(procedure, 'a bracket that is not closed', 'aliases: [giấy khai sinh]', 'aliases: [giấy khai sinh', 'phrases:', /Dấu ngoặc/, /bracket/),
  edit(procedure, 'a line without a colon', 'field: Hộ tịch', 'field: Hộ tịch\nkhông có gì', 'không có gì', /dấu hai chấm/, /colon/),
  edit(procedure, 'a key twice', 'field: Hộ tịch', 'field: Hộ tịch\nname: Khai sinh', 'name: Khai sinh', /«name» đã có ở dòng 2/, /already on line 2/),
  edit(procedure, 'two documents', 'field: Hộ tịch', '---\nfield: Hộ tịch', '---', /---.*một mục/, /---.*one entry/),
  edit(procedure, 'an anchor', 'field: Hộ tịch', 'field: &x Hộ tịch', 'field:', /bí danh.*ngoặc kép/, /anchor or alias.*quotes/),
  edit(procedure, 'a star at the start of a text', '- khai sinh ở đâu', '- *khai sinh ở đâu', '*khai', /\* ở đầu.*ngoặc kép/, /alias.*quotes/),
  edit(procedure, 'a tag', 'field: Hộ tịch', 'field: !x Hộ tịch', 'field:', /Dấu !.*ngoặc kép/, /tag.*quotes/),
  edit(procedure, 'an at sign at the start', 'field: Hộ tịch', 'field: @Hộ tịch', 'field:', /ký tự này.*ngoặc kép/, /quotes/),
  whole(procedure, 'an empty file', '', 1, /trống/, /empty/),
  whole(procedure, 'a list instead of keys', '- a\n- b\n', 1, /khóa: giá trị/, /key: value/),
  // The shape of an entry
  edit(procedure, 'an unknown key', 'phrases:', 'phrasess:', 'phrasess', /Không có khóa «phrasess».*có phải «phrases»/, /did you mean «phrases»/),
  edit(procedure, 'an unknown key inside a list', '    when: đăng ký đúng hạn', '    wen: đăng ký đúng hạn', 'wen:', /«wen».*có phải «when»/, /did you mean «when»/),
  edit(procedure, 'a prototype key', 'field: Hộ tịch', 'field: Hộ tịch\n__proto__: {code: x}', '__proto__', /Không có khóa «__proto__»/, /no key «__proto__»/),
  edit(procedure, 'a missing key', 'field: Hộ tịch\n', '', 'id: khai-sinh', /Thiếu khóa «field».*thêm/, /«field» is missing: add/),
  edit(procedure, 'a missing key inside a list', '    title: Cổng dịch vụ công\n', '', 'id: cong', /Thiếu khóa «title»/, /«title» is missing/),
  edit(procedure, 'an empty value', 'field: Hộ tịch', 'field:', 'field:', /«field» để trống/, /«field» is empty/),
  edit(procedure, 'a text instead of a list', `phrases:${phraseList}`, 'phrases: khai sinh', 'phrases:', /danh sách.*«- »/, /list.*«- »/),
  edit(procedure, 'a list item read as a key', '- Nộp hồ sơ tại', '- Bước 1: nộp hồ sơ tại', 'Bước 1', /«Bước 1:».*ngoặc kép/, /«Bước 1:».*quotes/),
  edit(procedure, 'a code without quotes', 'code: "1.001193"', 'code: 1.001190', 'code:', /ngoặc kép: "1.001190"/, /quotes: "1.001190"/),
  edit(channel, 'a phone without quotes', 'phone: "1022"', 'phone: 0912345678', 'phone:', /ngoặc kép: "0912345678"/, /quotes: "0912345678"/),
  edit(channel, 'a phone that is none', 'phone: "1022"', 'phone: "một không hai hai"', 'phone:', /chữ số.*"1022"/, /digits/),
  edit(office, 'a place code without quotes', 'code: "37"', 'code: 37', 'place:', /ngoặc kép: "37"/, /quotes: "37"/),
  edit(office, 'a commune code that is none', 'timeZone:', 'communes: {"99": Xã Bình An}\ntimeZone:', '"99"', /Khóa «99».*năm chữ số/, /key «99».*five digits/),
  edit(procedure, 'a fee with a thousands point', 'amount: 8000', 'amount: 8.000', '8.000', /«8.000».*như 8000/, /«8.000».*such as 8000/),
  edit(procedure, 'a fee with a thousands comma', 'amount: 8000', 'amount: 8,000', '8,000', /«8,000».*như 8000/, /«8,000».*such as 8000/),
  edit(procedure, 'a fee of 0', 'amount: 8000', 'amount: 0', 'amount: 0', /free.*unknown/, /free.*unknown/),
  edit(procedure, 'a word that is not among the choices', 'level: commune', 'level: comune', 'comune', /«comune».*có phải «commune»/, /did you mean «commune»/),
  edit(procedure, 'a day written the Vietnamese way', 'reviewed: 2026-11-20', 'reviewed: 20/11/2026', 'reviewed', /hãy viết 2026-11-20/, /write 2026-11-20/),
  edit(procedure, 'a day that does not exist', 'reviewed: 2026-11-20', 'reviewed: 2026-02-30', 'reviewed', /ngày có thật/, /real date/),
  edit(procedure, 'an address without https', 'https://example.gov.vn', 'http://example.gov.vn', 'http://', /bắt đầu bằng https:\/\//, /beginning with https:\/\//),
  edit(procedure, 'a text that is far too long', 'field: Hộ tịch', `field: ${'a '.repeat(400)}`, 'field:', /dài 799 ký tự, tối đa 700/, /799 characters, at most 700/),
  edit(procedure, 'an empty list where one is needed', 'steps:\n  - Nộp hồ sơ tại nơi tiếp nhận.', 'steps: []', 'steps:', /ít nhất 1/, /at least 1/),
  edit(guide, 'an unknown facet', '  online: [', '  onlin: [', 'onlin:', /có phải «online»/, /did you mean «online»/),
  // Files
  whole(procedure, 'a file that is not UTF-8', Buffer.from('id: x\nname: H\u00e9', 'latin1'), 2, /lưu với bảng mã UTF-8/, /save it with encoding UTF-8/),
  whole(procedure, 'a file saved as UTF-16', Buffer.from(`\uFEFF${sampleContent[procedure]}`, 'utf16le'), 1, /lưu với bảng mã UTF-8/, /save it with encoding UTF-8/),
  edit(procedure, 'NUL bytes', 'Hộ tịch', 'Hộ\0 tịch', 'field:', /ký tự/, /U\+0000/),
  whole('procedures/moi/khai-sinh.yaml', 'the same id in two folders', sampleContent[procedure], 1, /đã dùng ở/, /already used/),
  whole(procedure, 'a file that is too big', `${sampleContent[procedure]}# ${'x'.repeat(10_000_000)}`, 1, /quá lớn.*tách ra/, /too big.*split/),
  whole('procedure/', 'an unknown folder', null, 1, /có phải «procedures»/, /did you mean «procedures»/),
  whole('khai-tu.yaml', 'a file beside the folders', 'id: khai-tu', 1, /trong thư mục/, /folder of their kind/),
  whole('guides/phi.yml', 'the ending .yml', 'id: phi', 1, /đổi .yml thành .yaml/, /Rename/),
  whole('guides/phi.docx', 'a Word file', 'PK', 1, /chỉ nhận tệp .yaml/, /\.yaml files only/),
  edit(procedure, 'an invisible character', 'Hộ tịch', 'Hộ\u200b tịch', 'field:', /ký tự ẩn.*U\+200B.*gõ lại/, /U\+200B/),
  // What only shows when parts are compared
  edit(office, 'a time zone that does not exist', 'Asia/Ho_Chi_Minh', 'Asia/Ha_Noi', 'timeZone', /Asia\/Ho_Chi_Minh/, /time zone/),
  edit(procedure, 'an id that is not the file name', 'id: khai-sinh', 'id: khai-sinh-moi', 'id: khai-sinh-moi', /khác tên tệp/, /not the file's name/),
  { ...edit(catalog, 'a listed id that is a document too', '{id: cap-ho-chieu', '{id: luat-60-2014', 'luat', /đã dùng ở catalog\/quoc-gia.yaml:5/, /already used at catalog/), file: law, line: 1 },
  edit(directive, 'a duty id twice', 'sources:', '  - {id: "1", text: Lại nữa, who: [Các sở], deadline: null}\nsources:', 'Lại nữa', /«1» đã dùng ở trên/, /«1» is used above/),
  edit(procedure, 'a document that is not there', 'document: luat-60-2014', 'document: luat-60-2015', '2015', /«luat-60-2015» \(có phải «luat-60-2014»/, /did you mean «luat-60-2014»/),
  edit(procedure, 'a guide cited as law', 'document: luat-60-2014', 'document: nop-ho-so', 'document:', /không phải là văn bản/, /not a document/),
  edit(procedure, 'a related entry that is not there', '[nop-ho-so]', '[nop-ho-soo]', 'soo', /có phải «nop-ho-so»/, /did you mean/),
  edit(procedure, 'an entry related to itself', '[nop-ho-so]', '[khai-sinh]', 'related', /chính nó/, /itself/),
  edit(procedure, 'a simplification based on nothing', 'related:', 'simplifications:\n  - {text: Bỏ bản sao, since: null, basis: luat-9}\nrelated:', 'luat-9', /«luat-9»/, /«luat-9»/),
  edit(procedure, 'a source that is not there', 'source: cong', 'source: cog', 'source: cog', /«cog».*sources \(cong\)/, /«cog» \(cong\)/),
  edit(directive, 'a directive based on nothing', 'basis: [luat-60-2014]', 'basis: [luat-1]', 'luat-1', /«luat-1»/, /«luat-1»/),
  edit(directive, 'a duty that refers to nothing', 'references: [luat-60-2014]', 'references: [luat-2]', 'luat-2', /«luat-2»/, /«luat-2»/),
  edit(law, 'a law replaced by nothing', 'status: in-force', 'status: in-force\nreplacedBy: luat-3', 'luat-3', /«luat-3»/, /«luat-3»/),
  edit(procedure, 'a time without a unit', '    unit: working-day\n', '', 'amount: 1', /chưa có đơn vị.*working-day/, /no unit/),
  edit(procedure, 'an end before the beginning', late, `${late}\n    from: 2026-07-01\n    until: 2026-01-01`, 'until:', /trước ngày bắt đầu/, /before it begins/),
  edit(law, 'a law that ends before it begins', 'until: null', 'until: 2015-01-01', 'inForce', /trước ngày bắt đầu/, /before it begins/),
  edit(procedure, 'two fees for one case', late, 'when: Đăng ký đúng hạn', 'amount: 8000', /Hai mức phí.*mục 1 và 2/, /Two fees/),
  edit(procedure, 'two times for one case', '    unit: working-day', '    unit: working-day\n  - {amount: 2, unit: day}', 'amount: 2', /Hai thời hạn/, /Two times/),
]
