import { describe, expect, it } from 'vitest'
import { readRecord } from '../../src/importing/read-record.ts'
import { channel, crawl, govEase, item, openGov } from './records.ts'

describe('a record of the portal', () => {
  it.each([
    ['opengov', openGov(), '1.004194'],
    ['govease', govEase(), '1.014061'],
    ['crawl', crawl(), '1.001612'],
  ])('is known by what is in it: %s', (shape, text, code) => {
    expect(record(text)).toMatchObject({ shape, code })
  })

  it('keeps the parts of opengov apart', () => {
    expect(record(openGov())).toMatchObject({
      field: 'Cư trú',
      agencies: ['Công an cấp Xã'],
      channels: [
        { way: 'online', time: '3 WORKING_DAY', fees: [{ cell: '7000' }] },
        { way: 'counter', fees: [{ cell: '15000', words: '' }] },
      ],
      papers: [{ name: 'Tờ khai thay đổi thông tin cư trú', originals: 1, copies: 0 }],
      read: '2026-07-18',
    })
  })

  it('puts together what a comma has parted', () => {
    expect(record(govEase()).applicants).toEqual([
      'Cán bộ, công chức, viên chức',
      'Tổ chức (không bao gồm doanh nghiệp, HTX)',
    ])
    expect(record(govEase())).toMatchObject({ marksRequired: true, url: null, read: null })
  })

  it('finds the cells of a table whose borders are gone', () => {
    expect(record(crawl())).toMatchObject({
      channels: [
        { way: 'online', time: '3 Ngày làm việc', fees: [{ cell: 'Miễn phí', words: '' }] },
        { way: 'counter', time: '3 Ngày làm việc' },
      ],
      papers: [
        { group: '', name: 'Giấy đề nghị', form: '', originals: 1, copies: 0 },
        {
          group: 'Khi ủy quyền:',
          name: 'Văn bản ủy quyền (có mẫu)',
          form: 'Mẫu 01.docx',
          originals: 1,
          copies: 2,
        },
        { group: 'Khi ủy quyền:', name: 'Bản sao thẻ', originals: 0, copies: 1 },
      ],
      results: ['Giấy chứng nhận', 'Thông báo'],
      agencies: [],
    })
    expect(record(crawl()).basis.map(({ number }) => number)).toEqual([
      '59/2020/QH14',
      '168/2025/NĐ-CP',
      '85/2019/TT-BTC',
      '60/2014/QH13',
    ])
  })

  it('takes the words in nested brackets and the remark behind them', () => {
    const cach_thuc_thuc_hien =
      'Trực tuyếnKhông có thông tin150,000 Việt Nam Đồng(Theo (Thông tư 85))Nộp trên mạng.Trực tiếp1100 VNĐ'
    expect(record(crawl({ cach_thuc_thuc_hien })).channels).toEqual([
      {
        way: 'online',
        time: '',
        fees: [{ cell: '150,000 Việt Nam Đồng', words: 'Theo (Thông tư 85)' }],
        note: 'Nộp trên mạng.',
      },
      { way: 'counter', time: '1', fees: [{ cell: '1 100 VNĐ', words: '' }], note: '' },
    ])
  })

  it('makes plain text of a web page', () => {
    const name = '<b>Đăng ký</b>&nbsp;tạm\r\n trú\u0000&#44; &amp;\u200b gia hạn \u202e'
    expect(record(openGov({ name })).name).toBe('Đăng ký tạm trú, & gia hạn')
    expect(record(govEase()).channels[0]?.note).toBe('Nộp tại Công an cấp xã.\nGiờ hành chính.')
  })

  it.each([
    ['brackets', '('.repeat(200_000)],
    ['marks', `a${'\u0301'.repeat(200_000)}`],
    ['heads of tables', 'Tên giấy tờMẫu đơn, tờ khaiSố lượng'.repeat(5_000)],
    ['rows', 'Trực tuyến1Miễn phí('.repeat(10_000)],
    ['chapters', 'Thành phần hồ sơ'.repeat(10_000)],
  ])('reads a page of nothing but %s in a moment', (_, text) => {
    const start = performance.now()
    record(crawl({ cach_thuc_thuc_hien: text, thanh_phan_ho_so: text, can_cu_phap_ly: text, raw_text: text }))
    expect(performance.now() - start).toBeLessThan(3_000)
  })

  it('reads a file with a byte order mark', () => {
    expect(readRecord(`\ufeff${openGov()}`).kind).toBe('record')
  })

  it.each([
    ['nothing', '', 'Tệp trống'],
    ['blanks', ' \r\n', 'Tệp trống'],
    ['broken JSON', openGov().slice(0, -20), 'không phải JSON'],
    ['a list', `[${openGov()}]`, 'đúng một bản ghi'],
    ['a word', '"xin chào"', 'đúng một bản ghi'],
    ['null', 'null', 'đúng một bản ghi'],
    ['deep nesting', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'Tệp|đúng một'],
    ['something else', '{"hello": 1}', 'Không nhận ra'],
    ['channels that are a number', openGov({ channels: 5 }), '«channels»'],
    [
      'a fee in words',
      openGov({ channels: [channel('ONLINE', '0' as unknown as number, '')] }),
      '«channels.0.fees.0.value_vnd»',
    ],
    [
      'a paper without a count',
      openGov({ checklist_raw: [{ group: '', items: [{ ...item('a', 1, 0), copy_qty: null }] }] }),
      'copy_qty',
    ],
    ['no steps', govEase({ process: undefined }), '«process»'],
    ['a code that is none', crawl({ ma_thu_tuc: '1.014955-Xoa' }), '«1.014955-Xoa»'],
    ['no name', crawl({ ten_thu_tuc: ' <br> ' }), 'không có tên'],
  ])('is refused with a reason: %s', (_, text, reason) => {
    const read = readRecord(text)
    expect(read).toMatchObject({ kind: 'unreadable' })
    expect(read.kind === 'unreadable' && read.saying.vi).toMatch(new RegExp(reason))
  })
})

function record(text: string) {
  const read = readRecord(text)
  if (read.kind !== 'record') throw new Error(read.saying.en)
  return read.record
}
