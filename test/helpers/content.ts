import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { temporaryFolder } from './folder.ts'

/** A small sound content folder: one office, one procedure with its law, one directive, one guide, one channel. */
export const sampleContent = {
  'office/ninh-binh.yaml': `id: ninh-binh
name: Trung tâm Phục vụ hành chính công tỉnh Ninh Bình
place: {code: "37", name: Ninh Bình}
timeZone: Asia/Ho_Chi_Minh
hours: null
addresses: null
hotlines:
  - {label: Tổng đài, number: "1022"}
links: []
sources:
  - {title: Trang của tỉnh, url: https://example.gov.vn/, read: 2026-11-20}
reviewed: 2026-11-20
`,
  'procedures/khai-sinh.yaml': `id: khai-sinh
name: Đăng ký khai sinh
code: "1.001193"
field: Hộ tịch
aliases: [giấy khai sinh]
phrases:
  - làm giấy khai sinh cho con
  - con mới sinh thì làm giấy gì
  - khai sinh ở đâu
  - bé sơ sinh chưa có giấy tờ
  - vợ mới đẻ ra xã làm gì
  - mẹ đơn thân làm khai sinh
  - khai sinh muộn cho con đi học
  - ông bà đi khai sinh cho cháu
  - khai sanh cho em nhỏ
  - lam khai sinh can gi
  - sinh đôi làm mấy giấy khai sinh
  - đặt tên cho con khi khai sinh
checks:
  - đăng ký khai sinh cho bé
  - khai sinh cho cháu nội
  - xin giấy khai sinh
  - khai sinh trễ
  - dang ky khai sinh
  - khai sinh hết bao nhiêu
summary: Ghi việc sinh vào sổ và cấp Giấy khai sinh.
agency: {name: UBND cấp xã, level: commune}
where:
  - UBND xã, phường nơi cha hoặc mẹ cư trú
dossier:
  - name: Tờ khai đăng ký khai sinh
    originals: 1
  - name: Giấy chứng sinh
steps:
  - Nộp hồ sơ tại nơi tiếp nhận.
times:
  - amount: 1
    unit: working-day
fees:
  - amount: free
    when: đăng ký đúng hạn
  - amount: 8000
    when: đăng ký quá hạn
    source: cong
online: {level: full, url: null}
results:
  - Giấy khai sinh
legalBasis:
  - document: luat-60-2014
    article: Điều 13
related: [nop-ho-so]
sources:
  - id: cong
    title: Cổng dịch vụ công
    url: https://example.gov.vn/khai-sinh
    read: 2026-11-20
reviewed: 2026-11-20
`,
  'documents/luat-60-2014.yaml': `id: luat-60-2014
name: Luật Hộ tịch
type: law
number: 60/2014/QH13
issuer: {name: Quốc hội, exists: true}
issued: 2014-11-20
inForce: {from: 2016-01-01, until: null}
status: in-force
summary: Quy định việc đăng ký hộ tịch.
sources:
  - {title: Luật Hộ tịch, url: https://example.gov.vn/luat, read: 2026-11-20}
reviewed: 2026-11-20
`,
  'directives/cchc-2026.yaml': `id: cchc-2026
name: Chỉ đạo cải cách hành chính
number: null
issuer: {name: UBND tỉnh Ninh Bình, exists: true}
issued: 2026-02-01
inForce: {from: 2026-02-01, until: null}
status: in-force
summary: null
audience: public
period: null
advice: Hỏi Sở Nội vụ.
basis: [luat-60-2014]
duties:
  - id: "1"
    text: Báo cáo kết quả từng quý.
    who: [Các sở]
    deadline: null
    references: [luat-60-2014]
    phrases: [ai báo cáo quý, việc phải báo cáo, báo cáo cải cách]
sources:
  - {title: Bản lưu, url: null, read: 2026-11-20}
reviewed: 2026-11-20
`,
  'guides/nop-ho-so.yaml': `id: nop-ho-so
name: Nộp hồ sơ trực tuyến
phrases: [nộp hồ sơ trên mạng, nộp online thế nào, gửi hồ sơ qua mạng, nop ho so online, nộp qua cổng, nộp ở nhà, gửi giấy tờ online, làm thủ tục trên mạng, hồ sơ điện tử, nộp bằng điện thoại, đăng nhập cổng, tải giấy tờ lên]
checks: [nộp online, gửi hồ sơ trên mạng, nộp hồ sơ online thế nào, nop qua mang, gửi hồ sơ online, nộp hồ sơ qua cổng]
summary: Cách nộp hồ sơ trên Cổng dịch vụ công.
facets:
  online: [Đăng nhập rồi chọn thủ tục.]
sources:
  - {title: Hướng dẫn, url: https://example.gov.vn/huong-dan, read: 2026-11-20}
reviewed: 2026-11-20
`,
  'feedback-channels/tong-dai.yaml': `id: tong-dai
name: Tổng đài 1022
accepts: [Phản ánh về thủ tục]
how: [Gọi điện]
phone: "1022"
url: null
hours: null
deadline: null
sources:
  - {title: Trang của tỉnh, url: https://example.gov.vn/, read: 2026-11-20}
reviewed: 2026-11-20
`,
  'language/chung.yaml': `id: chung
talk:
  greeting: [xin chào]
fillers: [ạ]
`,
  'catalog/quoc-gia.yaml': `id: quoc-gia
sources:
  - {title: Danh mục, url: https://example.gov.vn/danh-muc, read: 2026-11-20}
procedures:
  - {id: cap-ho-chieu, code: "1.001456", name: Cấp hộ chiếu, agency: Công an, url: null}
`,
} as const

export type SamplePath = keyof typeof sampleContent

/** The sample in a folder of this test's own; `changes` put, replace or (null) leave out files. */
export function contentFolder(changes: Readonly<Record<string, string | Uint8Array | null>> = {}): string {
  const folder = temporaryFolder()
  for (const [path, text] of Object.entries({ ...sampleContent, ...changes })) {
    if (text !== null) writeContentFile(folder, path, text)
  }
  return folder
}

export function writeContentFile(folder: string, path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

/** A file of the sample with one thing in it changed; refuses to change what is not there. */
export function changed(path: SamplePath, from: string, to: string): string {
  const text: string = sampleContent[path]
  if (!text.includes(from)) throw new Error(`${path} holds no «${from}»`)
  return text.replace(from, () => to)
}
