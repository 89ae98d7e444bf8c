/** Records in the three shapes in which the portal's pages are passed on. Invented; `changes` replace whole keys. */
type Changes = Readonly<Record<string, unknown>>

export function openGov(changes: Changes = {}): string {
  return JSON.stringify({
    code: '1.004194',
    name: 'Đăng ký tạm trú',
    category: { code: 'G01', name: 'Cư trú' },
    promulgating_agency: 'Bộ Công an',
    executing_agency: 'Công an cấp Xã',
    subject_types: ['Công dân Việt Nam'],
    results: ['Thông báo kết quả'],
    requirements: '',
    channels: [
      channel('ONLINE', 7000, 'Nộp trực tuyến thu 7.000 đồng/lần đăng ký.'),
      channel('DIRECT', 15000, ''),
    ],
    processing_cases: [],
    legal_basis: [{ code: '60/2014/QH13', name: 'Luật Hộ tịch' }],
    steps_raw: [{ name: '', text: 'Bước 1: Bạn nộp hồ sơ.\n Bước 2: Bạn nhận kết quả.' }],
    checklist_raw: [{ group: '', items: [item('Tờ khai thay đổi thông tin cư trú', 1, 0)] }],
    source: { url: 'https://example.gov.vn/tam-tru', crawled_at: '2026-07-18T03:00:00Z' },
    ...changes,
  })
}

export function channel(method: string, value: number, text: string, qty = 3, unit = 'WORKING_DAY') {
  return { method, fees: [{ type: 'FEE', value_vnd: value, text }], processing: { qty, unit }, note: '' }
}

export function item(name: string, originals: number, copies: number) {
  return { name, original_qty: originals, copy_qty: copies, code: '', attachments: [] }
}

export function govEase(changes: Changes = {}): string {
  return JSON.stringify({
    schema_version: '1.0',
    source: { procedure_code: '1.014061', title: 'Cấp thẻ căn cước', field: 'Căn cước' },
    procedure: {
      level: 'Cấp xã',
      target_users: ['Cán bộ', 'công chức', 'viên chức', 'Tổ chức (không bao gồm doanh nghiệp', 'HTX)'],
      authorities: ['Công an cấp Xã'],
      receiving_places: [],
    },
    submission: {
      methods: [
        {
          channel: 'in_person',
          processing_time_text: '07 ngày làm việc',
          fee_text: null,
          description: 'Nộp tại Công an cấp xã.<br>Giờ hành chính.',
        },
      ],
    },
    documents: {
      required: [{ name: 'Phiếu đề nghị', group_name: 'default', original_count: '1', copy_count: '0' }],
      conditional: [{ name: 'Giấy ủy quyền', group_name: 'Ủy quyền', original_count: '0', copy_count: '1' }],
    },
    process: { steps: [{ content: '1.' }, { content: 'Bước 1: Đặt lịch.' }] },
    eligibility: { conditions: [] },
    results: { items: [{ name: 'Thẻ căn cước' }] },
    legal_basis: { items: [] },
    ...changes,
  })
}

const paperHead = 'Tên giấy tờMẫu đơn, tờ khaiSố lượng'

export function crawl(changes: Changes = {}): string {
  return JSON.stringify({
    ma_thu_tuc: '1.001612',
    ten_thu_tuc: 'Đăng ký hộ kinh doanh',
    detail_url: 'https://example.gov.vn/ho-kinh-doanh',
    so_quyet_dinh: '2353/QĐ-BTC',
    cap_thuc_hien: 'Cấp bộ, Cấp xã',
    linh_vuc: 'Hộ kinh doanh',
    doi_tuong_thuc_hien: 'Công dân Việt Nam',
    co_quan_co_tham_quyen: '',
    dia_chi_tiep_nhan: '',
    trinh_tu_thuc_hien: 'Người dân nộp hồ sơ.\nCơ quan cấp giấy.',
    cach_thuc_thuc_hien:
      'Hình thức nộpThời gianPhí, lệ phíMô tảTrực tuyến3 Ngày làm việcMiễn phíTrực tiếp3 Ngày làm việcMiễn phí',
    thanh_phan_ho_so: `--${paperHead}Giấy đề nghị1 bản chínhKhi ủy quyền:${paperHead}Văn bản ủy quyền (có mẫu)Mẫu 01.docx1 bản chính,2 bản saoBản sao thẻ0 bản chính,1 bản sao`,
    can_cu_phap_ly:
      'Tên văn bản pháp lýMã văn bảnLuật Doanh nghiệp59/2020/QH14Nghị định số 168/2025/NĐ-CP ngày 30 tháng 6 năm 2025168/2025/NĐ-CPThông tư 85 về phí85/2019/TT-BTCLuật Hộ tịch60/2014/QH13',
    co_quan_thuc_hien: 'Không có thông tin',
    yeu_cau_dieu_kien: 'Không có thông tin',
    ket_qua_xu_ly: 'Giấy chứng nhậnMã: KQ.G12.001041Thông báoMã: KQ.G12.001009Từ khóaKhông có thông tinMô tả',
    ...changes,
  })
}
