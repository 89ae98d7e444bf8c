import type { House } from './house.ts'

/** Requests as a browser would make them, without a socket. */

export const formId = '0f8fad5b-d9cb-469f-a165-70867728950e'
export const cookieKey = 'abcdefghijklmnopqrstuv'
export const cookies = { motcua: cookieKey }
const ours = { host: 'localhost', origin: 'http://localhost' }

export type Fields = Readonly<Record<string, string>>

export function post({ web }: House, fields: Fields, changes: { headers?: Fields; cookies?: Fields } = {}) {
  return web.app.inject({
    method: 'POST',
    url: '/chat',
    headers: { ...ours, 'content-type': 'application/x-www-form-urlencoded', ...changes.headers },
    cookies: changes.cookies ?? cookies,
    payload: new URLSearchParams(fields).toString(),
  })
}

export function postRaw(
  { web }: House,
  payload: string | Buffer,
  contentType = 'application/x-www-form-urlencoded',
) {
  return web.app.inject({
    method: 'POST',
    url: '/chat',
    headers: { ...ours, 'content-type': contentType },
    cookies,
    payload,
  })
}

export const get = ({ web }: House, url = '/', given: Fields = cookies) =>
  web.app.inject({ url, headers: { host: 'localhost' }, cookies: given })
