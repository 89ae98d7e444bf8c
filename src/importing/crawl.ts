import { z } from 'zod'
import { basisOfTable, channelsOfTable, paperHead, papersOfTable, resultsOfList } from './crawl-tables.ts'
import { splitList } from './govease.ts'
import { plain, plainLine } from './prose.ts'
import type { PortalRecord } from './record.ts'

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')

/** A web page whose tables lost their cells: heads and values run together. */
export const Crawl = z.object({
  ma_thu_tuc: z.string(),
  ten_thu_tuc: z.string(),
  detail_url: text,
  so_quyet_dinh: text,
  cap_thuc_hien: text,
  linh_vuc: text,
  doi_tuong_thuc_hien: text,
  co_quan_co_tham_quyen: text,
  dia_chi_tiep_nhan: text,
  trinh_tu_thuc_hien: text,
  cach_thuc_thuc_hien: text,
  thanh_phan_ho_so: text,
  can_cu_phap_ly: text,
  co_quan_thuc_hien: text,
  yeu_cau_dieu_kien: text,
  ket_qua_xu_ly: text,
  raw_text: text,
})
type Crawl = z.infer<typeof Crawl>

export function fromCrawl(page: Crawl): PortalRecord {
  const papers = papersOfTable(plain(papersOf(page)))
  return {
    shape: 'crawl',
    code: page.ma_thu_tuc.trim(),
    name: plainLine(page.ten_thu_tuc),
    field: plainLine(known(page.linh_vuc)),
    issuer: issuerOf(page.so_quyet_dinh),
    agencies: splitList(known(page.co_quan_thuc_hien) || known(page.co_quan_co_tham_quyen)),
    levels: splitList(known(page.cap_thuc_hien)),
    applicants: splitList(known(page.doi_tuong_thuc_hien)),
    conditions: plain(known(page.yeu_cau_dieu_kien)),
    places: [plainLine(page.dia_chi_tiep_nhan)].filter((each) => each !== ''),
    channels: channelsOfTable(plainLine(page.cach_thuc_thuc_hien)),
    caseTimes: [],
    papers,
    marksRequired: false,
    steps: plain(known(page.trinh_tu_thuc_hien) + (hasTable(page) ? '' : page.thanh_phan_ho_so)),
    results: resultsOfList(plainLine(known(page.ket_qua_xu_ly))),
    basis: basisOfTable(plainLine(page.can_cu_phap_ly)),
    url: page.detail_url || null,
    read: null,
  }
}

/** Pages were cut at the first «Thành phần hồ sơ», which may stand in the steps: then this field is their end. */
function hasTable({ thanh_phan_ho_so }: Crawl): boolean {
  return thanh_phan_ho_so.includes(paperHead) || known(thanh_phan_ho_so) === ''
}

function papersOf(page: Crawl): string {
  if (hasTable(page)) return page.thanh_phan_ho_so
  const head = page.raw_text.indexOf(paperHead)
  const title = 'Thành phần hồ sơ'
  const start = page.raw_text.lastIndexOf(title, head)
  const end = page.raw_text.indexOf('Căn cứ pháp lýTên văn bản', head)
  return head === -1 || start === -1
    ? ''
    : page.raw_text.slice(start + title.length, end === -1 ? undefined : end)
}

/** The page prints these where it has nothing. */
function known(value: string): string {
  return /^\s*(?:không có thông tin|không|chưa có thông tin)\.?\s*$/i.test(value) ? '' : value
}

/** Only the number of the decision says who published: a ministry, or the committee of some province. */
function issuerOf(decision: string): string {
  return /UBND/i.test(decision) ? 'Ủy ban nhân dân cấp tỉnh' : ''
}
