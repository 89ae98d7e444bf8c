import { describe, expect, it } from 'vitest'
import type { DoubtKind } from '../../src/importing/doubt.ts'
import { draftOf } from '../../src/importing/draft.ts'
import { draftText } from '../../src/importing/draft-text.ts'
import { readRecord } from '../../src/importing/read-record.ts'
import type { Shelf } from '../../src/importing/shelf.ts'
import type { Document } from '../../src/knowledge/schema.ts'
import { checkShape } from '../../src/knowledge/shape.ts'
import { parseYaml } from '../../src/knowledge/yaml.ts'
import { channel, crawl, govEase, item, openGov } from './records.ts'

const shelf: Shelf = {
  entries: new Map(),
  documents: new Map(),
  over: new Set(),
  urls: new Map(),
  codes: new Set(),
  stubs: new Map(),
  names: [],
  ids: new Set(),
  units: [
    { current: 'Tỉnh Ninh Bình', code: '37', formers: ['Tỉnh Hà Nam', 'Tỉnh Nam Định'] },
    { current: 'Thành phố Hồ Chí Minh', code: '79', formers: ['Tỉnh Bình Dương'] },
  ],
  abolished: ['huyện', 'quận', 'thị xã'],
  today: '2026-11-23',
}

describe('a draft', () => {
  it.each([
    ['opengov', openGov()],
    ['govease', govEase()],
    ['crawl', crawl()],
    [
      'nothing but a name',
      openGov({
        channels: [],
        legal_basis: [],
        steps_raw: [],
        checklist_raw: [],
        results: [],
        subject_types: [],
        category: null,
        executing_agency: null,
        source: null,
      }),
    ],
    [
      'much too much',
      openGov({
        name: 'Đăng ký '.repeat(200),
        steps_raw: [{ name: '', text: 'Bạn làm việc này. Rồi việc kia: '.repeat(900) }],
        checklist_raw: [
          {
            group: 'Nhóm '.repeat(300),
            items: Array.from({ length: 90 }, (_, at) =>
              item(`Giấy số ${at} ${'rất dài '.repeat(300)}`, 1, 1),
            ),
          },
        ],
      }),
    ],
  ])('has the shape of an entry: %s', (_, text) => {
    const { yaml, problems } = parseYaml('procedures/tam-tru.yaml', written(text))
    expect(problems).toEqual([])
    expect(yaml && checkShape('procedures', yaml).problems).toEqual([])
  })

  it('never claims that somebody has reviewed it', () => {
    expect(draft(openGov()).value).toMatchObject({
      reviewed: '2000-01-01',
      sources: [{ read: '2026-07-18' }],
    })
  })

  it.each<readonly [string, unknown, unknown, DoubtKind | undefined]>([
    ['0 without words', fee(0, ''), { amount: 'unknown' }, 'fee-zero'],
    ['0 and «Miễn phí», as the portal prints 0', fee(0, 'Miễn phí Đồng'), { amount: 'unknown' }, 'fee-zero'],
    ['0 but the words set it free', fee(0, 'Miễn lệ phí.'), { amount: 'free' }, 'fee-free'],
    ['0 and not collected', fee(0, 'Không thu phí'), { amount: 'free' }, 'fee-free'],
    [
      '0 and free for some only',
      fee(0, 'Miễn phí cho hộ nghèo.'),
      { amount: 'free', when: 'Miễn phí cho hộ nghèo' },
      'fee-free',
    ],
    ['0 and words that sound free', fee(0, 'Không thuộc diện miễn phí'), { amount: 'unknown' }, 'fee-zero'],
    ['0 and not let off', fee(0, 'Hồ sơ không được miễn phí.'), { amount: 'unknown' }, 'fee-zero'],
    [
      '0 and left to the province',
      fee(0, 'Theo quy định của Hội đồng nhân dân cấp tỉnh'),
      { amount: 'set-by-province-council' },
      undefined,
    ],
    [
      '50.000 but left to the province',
      fee(50_000, 'Do HĐND tỉnh quyết định.'),
      { amount: 'set-by-province-council' },
      'fee-conflict',
    ],
    ['an amount alone', fee(15_000, ''), { amount: 15_000 }, undefined],
    [
      'an amount in words too',
      fee(7_000, 'Nộp trực tuyến thu 7.000 đồng/lần.'),
      { amount: 7_000 },
      undefined,
    ],
    [
      'an amount against its words',
      fee(5_000, 'Nộp trực tuyến thu 7.000 đồng/lần.'),
      { amount: 'unknown' },
      'fee-conflict',
    ],
    [
      'an amount too small to be one',
      fee(100, 'Phí công bố 100.000 đồng/lần'),
      { amount: 'unknown' },
      'fee-broken',
    ],
    [
      'an amount whose day has passed',
      fee(20_000, 'Mức thu 20.000 đồng đến hết ngày 31/12/2023.'),
      { amount: 20_000, until: '2023-12-31' },
      'stale-date',
    ],
  ])('tells the fee as it is known: %s', (_, channels, expected, doubt) => {
    const made = draft(openGov({ channels }))
    expect(made.value.fees).toHaveLength(1)
    expect(made.value.fees[0]).toMatchObject(expected as object)
    expect(made.doubts.filter(({ path }) => path[0] === 'fees').map(({ kind }) => kind)).toEqual(
      doubt ? [doubt] : [],
    )
  })

  it('ends a fee with the document that sets it', () => {
    const words = 'Bằng 50% mức thu, thu 25.000 đồng (Thông tư 64/2025/TT-BTC).'
    const made = draft(openGov({ channels: fee(25_000, words) }), [], {
      ...shelf,
      documents: new Map([['64/2025/TT-BTC', document('tt-64-2025', '2026-12-31')]]),
    })
    expect(made.value.fees).toMatchObject([{ amount: 25_000, until: '2026-12-31' }])
    expect(kinds(made)).toContain('ending')
  })

  it('says where else a record without a cell for fees speaks of them', () => {
    const methods = [
      {
        channel: 'online',
        processing_time_text: '',
        fee_text: null,
        description: 'Lệ phí: 400.000 đồng/trường hợp.',
      },
    ]
    const made = draft(govEase({ submission: { methods } }))
    expect(made.value.fees).toEqual([{ amount: 'unknown' }])
    expect(made.doubts.find(({ kind }) => kind === 'fee-missing')?.vi).toContain('«Lệ phí: 400.000 đồng')
  })

  it('cites the documents of content, also when the number in the record is broken', () => {
    const documents = new Map([
      ['118/2025/NĐ-CP', document('nd-118-2025', null)],
      ['58/2024/QH15', document('luat-58-2024', '2027-02-28')],
    ])
    const legal_basis = [
      { code: '118/2025/NĐ-C', name: 'Nghị định về một cửa' },
      { code: 'Luật số 58', name: 'Luật số 58/2024/QH15 của Quốc hội' },
    ]
    const made = draft(openGov({ legal_basis }), [], { ...shelf, documents })
    expect(made.value.legalBasis).toEqual([{ document: 'nd-118-2025' }, { document: 'luat-58-2024' }])
    expect(made.doubts.filter(({ path }) => path[0] === 'legalBasis')).toMatchObject([
      { kind: 'ending', path: ['legalBasis', 1] },
    ])
  })

  it('joins the lines of a printed page and splits the steps that ran into one another', () => {
    const text =
      'Bước 1 Nộp hồ sơ từ tổ\nchức hoặc (kèm\ngiấy; bản sao) bưu chính.Bước 2 Xem xét.\nBước 3:\nKý.'
    expect(draft(openGov({ steps_raw: [{ name: '', text }] })).value.steps).toEqual([
      'Bước 1 Nộp hồ sơ từ tổ chức hoặc (kèm giấy; bản sao) bưu chính.',
      'Bước 2 Xem xét.',
      'Bước 3: Ký.',
    ])
  })

  it('finds the papers of a page that was cut in its steps', () => {
    const raw_text =
      'Bước 1 (Thành phần hồ sơ) nộp.Thành phần hồ sơ--Tên giấy tờMẫu đơn, tờ khaiSố lượngSổ bảo hiểm1 bản chínhCăn cứ pháp lýTên văn bản'
    const made = draft(
      crawl({ trinh_tu_thuc_hien: 'Bước 1 (', thanh_phan_ho_so: 'Thành phần hồ sơ) nộp.', raw_text }),
    )
    expect(made.value.dossier).toEqual([{ name: 'Sổ bảo hiểm', use: 'submit', originals: 1 }])
    expect(made.value.steps).toEqual(['Bước 1 (Thành phần hồ sơ) nộp.'])
  })

  it('says that no papers are known rather than that none are needed', () => {
    const made = draft(openGov({ checklist_raw: [] }))
    expect(made.value.dossier).toBeNull()
    expect(kinds(made)).toContain('missing-papers')
  })

  it('keeps who is let off apart from what the province sets', () => {
    const words =
      'Mức do Hội đồng nhân dân tỉnh quyết định. Miễn lệ phí cho người thuộc hộ nghèo; người khuyết tật.'
    expect(draft(openGov({ channels: fee(0, words) })).value.fees).toEqual([
      { amount: 'set-by-province-council' },
      { amount: 'free', when: 'Miễn lệ phí cho người thuộc hộ nghèo; người khuyết tật' },
    ])
  })

  it('does not take «Miễn phí» of tax and land pages for a law', () => {
    const made = draft(crawl({ linh_vuc: 'Đất đai' }))
    expect(made.value.fees).toEqual([{ amount: 'unknown' }])
    expect(kinds(made)).toContain('fee-zero')
  })

  it('says a fee once that is the same in every way of applying', () => {
    const channels = [
      channel('ONLINE', 8_000, ''),
      channel('DIRECT', 8_000, ''),
      channel('POSTAL', 8_000, ''),
    ]
    expect(draft(openGov({ channels })).value.fees).toEqual([{ amount: 8_000 }])
    expect(draft(openGov()).value.fees).toEqual([
      { amount: 7_000, when: 'Nộp trực tuyến thu 7.000 đồng/lần đăng ký', channel: 'online' },
      { amount: 15_000, channel: 'counter' },
    ])
  })

  it.each<readonly [string, Readonly<Record<string, unknown>>, unknown, DoubtKind | undefined]>([
    ['agreed', {}, { amount: 3, unit: 'working-day' }, undefined],
    [
      'without a unit',
      { channels: [channel('ONLINE', 1_000, '', 1, 'OTHER')] },
      { amount: 'unknown' },
      'time-broken',
    ],
    ['nothing', { channels: [channel('ONLINE', 1_000, '', 0, 'DAY')] }, { amount: 'unknown' }, 'time-broken'],
    [
      'other by way',
      { channels: [channel('ONLINE', 1_000, '', 3), channel('DIRECT', 1_000, '', 5)] },
      { amount: 'unknown' },
      'times-disagree',
    ],
    [
      'other by case',
      { processing_cases: [{ qty: 5, unit: 'WORKING_DAY' }] },
      { amount: 'unknown' },
      'times-disagree',
    ],
    [
      'other in the remark',
      { channels: [{ ...channel('ONLINE', 1_000, ''), note: 'Cần xác minh thì 07 ngày làm việc.' }] },
      { amount: 3 },
      'times-disagree',
    ],
    ['absent', { channels: [] }, { amount: 'unknown' }, 'time-missing'],
  ])('tells the time only when the record agrees: %s', (_, changes, expected, doubt) => {
    const made = draft(openGov(changes))
    expect(made.value.times).toHaveLength(1)
    expect(made.value.times[0]).toMatchObject(expected as object)
    expect(made.doubts.filter(({ path }) => path[0] === 'times').map(({ kind }) => kind)).toEqual(
      doubt ? [doubt] : [],
    )
  })

  it('reads a broken cell of time and money as neither', () => {
    const made = draft(crawl({ cach_thuc_thuc_hien: 'Trực tuyến1100 VNĐ(Phí công bố)' }))
    expect(made.value).toMatchObject({
      times: [{ amount: 'unknown' }],
      fees: [{ amount: 'unknown', note: 'Phí công bố' }],
    })
    expect(kinds(made)).toEqual(expect.arrayContaining(['time-broken', 'fee-broken']))
  })

  it('keeps remarks apart from papers, and the head of a group as the case', () => {
    const checklist_raw = [
      { group: '* Giấy tờ phải xuất trình:', items: [item('- Thẻ căn cước', 1, 0)] },
      { group: 'Trường hợp đăng ký theo danh sách, hồ sơ gồm:', items: [item('a) Danh sách', 1, 1)] },
      { group: '* Lưu ý:', items: [item('Người tiếp nhận kiểm tra giấy tờ.', 0, 0)] },
    ]
    const { value } = draft(openGov({ checklist_raw }))
    expect(value.dossier).toEqual([
      { name: 'Thẻ căn cước', use: 'show', originals: 1 },
      { name: 'Danh sách', use: 'submit', originals: 1, copies: 1, when: 'đăng ký theo danh sách' },
    ])
    expect(value.notes).toEqual(['Người tiếp nhận kiểm tra giấy tờ'])
  })

  it.each<readonly [string, Readonly<Record<string, unknown>>, DoubtKind]>([
    ['a district office', { executing_agency: 'Bảo hiểm xã hội cấp huyện' }, 'abolished'],
    ['a household book', { checklist_raw: [{ group: '', items: [item('Sổ hộ khẩu', 1, 0)] }] }, 'abolished'],
    ['a day that has passed', { requirements: 'Áp dụng đến ngày 31 tháng 12 năm 2025.' }, 'stale-date'],
    ['a repealed decree', { legal_basis: [{ code: '61/2018/NĐ-CP', name: 'Nghị định' }] }, 'repealed-basis'],
    ['a law of which content has nothing', {}, 'unknown-document'],
    ['a name in capitals', { name: 'ĐĂNG KÝ TẠM TRÚ' }, 'all-caps'],
    ['a name too long for a button', { name: 'Đăng ký '.repeat(15) }, 'long-name'],
    ['a name with its level', { name: 'Đăng ký tạm trú (thực hiện tại cấp xã)' }, 'same-name'],
    [
      'a paper that is several',
      { checklist_raw: [{ group: '', items: [item('Trường hợp A: đơn. Trường hợp B: giấy.', 1, 0)] }] },
      'mixed-cases',
    ],
    ['a sentence of 30 words', { steps_raw: [{ name: '', text: 'rất '.repeat(30) }] }, 'long-sentence'],
    ['no agency', { executing_agency: null }, 'missing-agency'],
    ['no address, no day', { source: null }, 'missing-url'],
    ['one province', { promulgating_agency: 'UBND tỉnh Hà Nam' }, 'province-only'],
  ])('marks %s', (_, changes, kind) => {
    expect(kinds(draft(openGov(changes)))).toContain(kind)
  })

  it('names the province of today for one that was merged', () => {
    const made = draft(openGov({ promulgating_agency: 'UBND tỉnh Hà Nam' }))
    expect(made.value.province).toBe('37')
    expect(made.doubts.find(({ kind }) => kind === 'province-only')?.vi).toContain(
      'Tỉnh Hà Nam, nay thuộc Tỉnh Ninh Bình',
    )
  })

  it('knows that another code has the name', () => {
    const others = [{ code: '1.000001', name: 'Thủ tục đăng ký tạm trú (cấp tỉnh)' }]
    expect(draft(openGov(), others).doubts.find(({ kind }) => kind === 'same-name')?.vi).toContain('1.000001')
  })

  it('puts each remark above what it is about', () => {
    expect(written(openGov({ executing_agency: 'Công an huyện', name: 'ĐĂNG KÝ TẠM TRÚ' }))).toMatch(
      /# XEM LẠI: [^\n]*viết hoa[^\n]*\nname: Đăng ký tạm trú\n[\s\S]*agency:\n {2}# XEM LẠI: Còn chữ «huyện»[^\n]*\n {2}name: Công an huyện\n/,
    )
  })
})

function fee(value: number, text: string) {
  return [channel('DIRECT', value, text)]
}

function draft(
  text: string,
  others: readonly { readonly code: string; readonly name: string }[] = [],
  on = shelf,
) {
  const read = readRecord(text)
  if (read.kind !== 'record') throw new Error(read.saying.en)
  return draftOf('tam-tru', read.record, on, others)
}

/** Only what the drafts look at. */
function document(id: string, until: string | null): Document {
  return { id, inForce: { from: null, until }, replacedBy: null } as Document
}

function kinds({ doubts }: ReturnType<typeof draft>): DoubtKind[] {
  return doubts.map(({ kind }) => kind)
}

function written(text: string): string {
  return draftText(draft(text), '../../content/schema')
}
