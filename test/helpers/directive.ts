/**
 * A made-up directive with dated duties, for tests alone: no office issued it, and it says so itself. Put it beside the shipped
 * content or the sample as `directives/vi-du-2026.yaml`.
 */
export const fictionalPath = 'directives/vi-du-2026.yaml'

type FictionalDuty = {
  readonly id: string
  readonly clause: string | null
  readonly text: string
  readonly who: readonly string[]
  readonly units: readonly string[]
  readonly deadline: string | null
  readonly period?: string
  readonly topics: readonly string[]
  readonly phrases: readonly string[]
}

// biome-ignore format: a table, one duty a row
export const fictionalDuties: readonly FictionalDuty[] = [
  { id: '1', clause: 'Mục I, khoản 1', text: 'Gửi danh mục thủ tục hành chính nội bộ đã rà soát.', who: ['Các sở, ban, ngành'], units: ['department', 'board'], deadline: '2026-11-30', topics: ['thủ tục nội bộ'], phrases: ['gửi danh mục thủ tục nội bộ', 'rà soát TTHC nội bộ năm 2026', 'danh mục quy trình nội bộ giữa các cơ quan'] },
  { id: '2', clause: 'Mục I, khoản 2', text: 'Số hóa hồ sơ đã giải quyết và cập nhật vào kho dữ liệu của tỉnh.', who: ['UBND cấp xã'], units: ['commune'], deadline: '2026-12-10', topics: ['số hóa hồ sơ'], phrases: ['số hóa hồ sơ lưu', 'đưa hồ sơ cũ vào kho dữ liệu', 'quét hồ sơ đã giải quyết'] },
  { id: '3a', clause: 'Mục II, khoản 1', text: 'Báo cáo kết quả tiếp nhận hồ sơ trực tuyến quý IV.', who: ['Các sở, ban, ngành', 'UBND cấp xã'], units: ['department', 'board', 'commune'], deadline: '2026-12-15', topics: ['hồ sơ trực tuyến'], phrases: ['báo cáo hồ sơ trực tuyến', 'tỷ lệ nộp trực tuyến quý IV', 'báo cáo dịch vụ công trực tuyến cuối năm'] },
  { id: '3b', clause: 'Mục II, khoản 2', text: 'Tập huấn kỹ năng số cho công chức một cửa.', who: ['Sở Nội vụ', 'Sở Khoa học và Công nghệ'], units: [], deadline: '2026-11-20', topics: ['tập huấn', 'kỹ năng số'], phrases: ['mở lớp tập huấn cho cán bộ một cửa', 'đào tạo kỹ năng số công chức', 'bồi dưỡng công chức tiếp dân'] },
  { id: '4', clause: null, text: 'Công khai số điện thoại nhận phản ánh tại nơi tiếp nhận hồ sơ.', who: ['Mọi cơ quan tiếp nhận hồ sơ'], units: ['any'], deadline: null, period: 'thường xuyên', topics: ['đường dây nóng'], phrases: ['niêm yết số điện thoại phản ánh', 'công khai đường dây nóng', 'dán số điện thoại nhận phản ánh'] },
  { id: '5', clause: 'Mục III', text: 'Đánh giá mức độ hài lòng của người dân tại trung tâm.', who: ['Trung tâm Phục vụ hành chính công'], units: ['service-centre'], deadline: '2027-01-15', topics: ['mức độ hài lòng'], phrases: ['khảo sát hài lòng tại trung tâm', 'đo sự hài lòng năm 2026', 'đánh giá sự phục vụ của trung tâm'] },
  { id: '6', clause: 'Mục IV', text: 'Bố trí kinh phí cải cách hành chính trong dự toán năm sau.', who: ['Sở Tài chính'], units: [], deadline: null, topics: ['kinh phí'], phrases: ['kinh phí cải cách hành chính', 'dự toán tiền cho cải cách', 'bố trí ngân sách cải cách'] },
]

/** Another one, of the same made-up office. */
export const digitalPath = 'directives/so-hoa-vi-du.yaml'

// biome-ignore format: a table, one duty a row
const digitalDuties: readonly FictionalDuty[] = [
  { id: '1', clause: 'Mục 1', text: 'Cập nhật xong dữ liệu cán bộ, công chức, viên chức.', who: ['Các sở, ban, ngành', 'UBND cấp xã'], units: ['department', 'board', 'commune'], deadline: '2026-11-28', topics: ['dữ liệu cán bộ'], phrases: ['cập nhật dữ liệu công chức', 'làm sạch cơ sở dữ liệu cán bộ', 'nhập thông tin viên chức'] },
  { id: '2', clause: 'Mục 2', text: 'Trang bị máy quét, máy tính cho bộ phận một cửa.', who: ['UBND cấp xã'], units: ['commune'], deadline: '2026-12-31', topics: ['trang bị máy móc'], phrases: ['mua máy quét cho một cửa', 'sắm máy tính bộ phận một cửa', 'trang thiết bị một cửa'] },
  { id: '3', clause: 'Mục 3', text: 'Trình đề án kho dữ liệu dùng chung của tỉnh.', who: ['Sở Khoa học và Công nghệ'], units: [], deadline: '2026-12-20', topics: ['kho dữ liệu dùng chung'], phrases: ['đề án dữ liệu dùng chung', 'trình đề án kho dữ liệu tỉnh', 'xây dựng kho dữ liệu dùng chung'] },
  { id: '4', clause: 'Mục 4', text: 'Kiểm tra an toàn thông tin các hệ thống đang dùng.', who: ['Các sở, ban, ngành'], units: ['department', 'board'], deadline: '2026-11-15', topics: ['an toàn thông tin'], phrases: ['rà soát an toàn thông tin', 'kiểm tra bảo mật hệ thống', 'an ninh mạng của cơ quan'] },
  { id: '5', clause: 'Mục 5', text: 'Hướng dẫn người dân dùng dịch vụ công qua tổ công nghệ số cộng đồng.', who: ['UBND cấp xã'], units: ['commune'], deadline: null, period: 'thường xuyên', topics: ['tổ công nghệ số'], phrases: ['tổ công nghệ số cộng đồng', 'giúp dân dùng dịch vụ công', 'tổ công nghệ số hướng dẫn dân'] },
  { id: '6', clause: 'Mục 6', text: 'Báo cáo kết quả thực hiện Chỉ thị.', who: ['Mọi cơ quan'], units: ['any'], deadline: '2026-12-05', topics: ['báo cáo chỉ thị'], phrases: ['báo cáo thực hiện chỉ thị', 'báo cáo kết quả chuyển đổi số', 'nộp báo cáo chỉ thị'] },
]

/** As a clerk would write it; `audience` and duties as given. */
export function fictionalDirective(
  audience: 'public' | 'staff' = 'public',
  duties: readonly FictionalDuty[] = fictionalDuties,
  issued = '2026-10-01',
): string {
  const [id, number] = ['vi-du-2026', '999/KH-VD']
  return directive({ id, number, kind: 'Kế hoạch cải cách hành chính', audience, issued, duties })
}

export const digitalDirective = directive({
  id: 'so-hoa-vi-du',
  number: '77/CT-VD',
  kind: 'Chỉ thị về chuyển đổi số',
  audience: 'public',
  issued: '2026-09-15',
  duties: digitalDuties,
})

type Directive = {
  readonly id: string
  readonly number: string
  readonly kind: string
  readonly audience: 'public' | 'staff'
  readonly issued: string
  readonly duties: readonly FictionalDuty[]
}

function directive({ id, number, kind, audience, issued, duties }: Directive): string {
  return `id: ${id}
name: "Ví dụ để thử, không có thật: ${kind}"
number: ${number}
issuer: {name: "Ủy ban nhân dân tỉnh Ví Dụ (không có thật)", exists: true}
issued: "${issued}"
inForce: {from: "${issued}", until: null}
status: in-force
summary: Văn bản giả để thử phần nhắc việc, không cơ quan nào ban hành.
audience: ${audience}
period: quý IV năm 2026
advice: Đây là văn bản giả để thử. Xin đừng làm theo.
sources:
  - {title: Viết cho bài thử, url: null, read: "2026-11-20"}
reviewed: "2026-11-20"
duties:
${duties.map((duty) => yamlOf(duty)).join('')}`
}

function yamlOf({ id, clause, text, who, units, deadline, period, topics, phrases }: FictionalDuty): string {
  const list = (items: readonly string[]) => `[${items.map((item) => JSON.stringify(item)).join(', ')}]`
  return `  - id: "${id}"
    text: ${JSON.stringify(text)}
    clause: ${JSON.stringify(clause)}
    who: ${list(who)}
    units: ${list(units)}
    deadline: ${JSON.stringify(deadline)}
    period: ${JSON.stringify(period ?? null)}
    topics: ${list(topics)}
    phrases: ${list(phrases)}
`
}
