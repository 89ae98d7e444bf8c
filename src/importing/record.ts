/** One page of the National Public Service Portal, whoever copied it: plain texts, nothing judged yet. */
export type PortalRecord = {
  readonly shape: Shape
  /** 1.001193 */
  readonly code: string
  readonly name: string
  readonly field: string
  /** Who published it: a ministry, or the people's committee of one province. */
  readonly issuer: string
  readonly agencies: readonly string[]
  /** As the portal words them: Cấp xã, Cấp tỉnh, Cấp bộ, Cơ quan khác. */
  readonly levels: readonly string[]
  readonly applicants: readonly string[]
  readonly conditions: string
  readonly places: readonly string[]
  readonly channels: readonly PortalChannel[]
  /** Times that the record gives by case and not by channel. */
  readonly caseTimes: readonly string[]
  readonly papers: readonly PortalPaper[]
  /** The record has marks of «required»: portals set them at random. */
  readonly marksRequired: boolean
  readonly steps: string
  readonly results: readonly string[]
  readonly basis: readonly PortalBasis[]
  readonly url: string | null
  /** The day on which the page was read, 2026-07-18. */
  readonly read: string | null
}

export const shapes = ['opengov', 'govease', 'crawl'] as const
export type Shape = (typeof shapes)[number]

export type Way = 'counter' | 'online' | 'post'

export type PortalChannel = {
  readonly way: Way
  /** The cell as written: «3 ngày làm việc», «1», «». */
  readonly time: string
  readonly fees: readonly PortalFee[]
  readonly note: string
}

/** `cell`: the amount cell as written («0», «Miễn phí», «50,000 VNĐ»); `words`: what explains it. */
export type PortalFee = { readonly cell: string; readonly words: string }

export type PortalPaper = {
  readonly group: string
  readonly name: string
  readonly form: string
  readonly originals: number
  readonly copies: number
}

export type PortalBasis = { readonly number: string; readonly title: string }

/** What a record can tell, for counting how many do. */
export const parts: Readonly<Record<string, (record: PortalRecord) => boolean>> = {
  field: ({ field }) => field !== '',
  agency: ({ agencies }) => agencies.length > 0,
  applicants: ({ applicants }) => applicants.length > 0,
  conditions: ({ conditions }) => conditions !== '',
  places: ({ places, channels }) => places.length > 0 || channels.some(({ note }) => note !== ''),
  times: ({ channels, caseTimes }) => caseTimes.length > 0 || channels.some(({ time }) => time !== ''),
  fees: ({ channels }) => channels.some(({ fees }) => fees.length > 0),
  papers: ({ papers }) => papers.length > 0,
  steps: ({ steps }) => steps !== '',
  results: ({ results }) => results.length > 0,
  basis: ({ basis }) => basis.length > 0,
  url: ({ url }) => url !== null,
  date: ({ read }) => read !== null,
}
