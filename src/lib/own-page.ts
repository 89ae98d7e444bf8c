import type { IncomingHttpHeaders } from 'node:http'

/**
 * Whether a form was sent by our own page. Browsers that send Sec-Fetch-Site cannot be made to lie in it by a page; older
 * ones send Origin or, within our pages, Referer.
 */
export function isFromOurPage(headers: IncomingHttpHeaders, host: string): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  const from = headers.origin ?? headers.referer
  return from !== undefined && URL.canParse(from) && new URL(from).host === host.toLowerCase()
}
