import { randomUUID } from 'node:crypto'
import { newSessionKey, personOf } from '../../src/channels/web/session.ts'
import type { Person } from '../../src/conversation/message.ts'

/** What came back over HTTP. */
export type Page = { readonly status: number; readonly html: string }

/** Somebody with a browser and no script engine: a cookie, forms and what is read. */
export type Citizen = {
  readonly person: Person
  /** What the cookie holds. */
  readonly key: string
  /** Types and sends; the answer alone, as our script gets it. */
  say(text: string): Promise<Page>
  /** Presses a button by what it carries. */
  press(data: string): Promise<Page>
  /** Sends a form without script; a redirect is not followed. `body` goes as it is. */
  send(body: string): Promise<Page>
  /** The whole page, earlier talk included. */
  look(): Promise<Page>
}

/** `key`: of somebody who was here before. */
export function createCitizen(url: string, key = newSessionKey()): Citizen {
  const form = (fields: Readonly<Record<string, string>>) =>
    new URLSearchParams({ id: randomUUID(), ...fields }).toString()
  return {
    person: personOf(key),
    key,
    say: async (text) => pageOf(await post(url, key, form({ text }))),
    press: async (data) => pageOf(await post(url, key, form({ data }))),
    send: async (body) => pageOf(await post(url, key, body, false)),
    look: async () => pageOf(await fetch(url, { headers: { cookie: `motcua=${key}` } })),
  }
}

/** One form sent to the web door as a browser sends it. `script`: as our script asks, for the answer alone. */
export function post(url: string, key: string, body: string, script = true): Promise<Response> {
  return fetch(new URL('/chat', url), {
    method: 'POST',
    redirect: 'manual',
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      cookie: `motcua=${key}`,
      ...(script ? { 'x-fragment': '1' } : {}),
    },
  })
}

async function pageOf(response: Response): Promise<Page> {
  return { status: response.status, html: await response.text() }
}

/** What a person reads: no tags, no attributes. */
export function readText(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** What the button with this label carries. */
export function dataOf(html: string, label: string): string {
  const buttons = html.matchAll(
    /<button[^>]* value="([^"]*)".*?<span class="label">([^<]*)<\/span><\/button>/gs,
  )
  for (const [, data = '', said] of buttons) if (said === label) return data
  throw new Error(`no button says «${label}»: ${readText(html)}`)
}

export function outcomeOf(html: string): string {
  return /data-outcome="([^"]*)"/.exec(html)?.[1] ?? ''
}
