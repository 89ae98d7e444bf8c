/** What each method takes, as far as we call it (bot.zapps.me/docs as others have copied it). */
type Field = {
  readonly required: boolean
  /** What is wrong with a value; undefined: nothing. */
  readonly wrong: (value: unknown) => string | undefined
}
type Fields = Readonly<Record<string, Field>>

export const methods = {
  getMe: {},
  getWebhookInfo: {},
  deleteWebhook: {},
  getUpdates: { timeout: { required: false, wrong: pattern(/^\d{1,3}$/) } },
  setWebhook: {
    url: { required: true, wrong: pattern(/^https:\/\/[^/\s]+\.[^/\s]+/) },
    secret_token: { required: true, wrong: lengthIn(8, 256) },
  },
  sendMessage: {
    chat_id: { required: true, wrong: lengthIn(1, 200) },
    text: { required: true, wrong: messageText },
  },
} satisfies Readonly<Record<string, Fields>>

export type Method = keyof typeof methods

export function isMethod(name: string): name is Method {
  return Object.hasOwn(methods, name)
}

/** Why this call could never be right; undefined: it is sound. Stricter than the platform, which drops unknown fields. */
export function violationOf(method: Method, payload: Readonly<Record<string, unknown>>): string | undefined {
  const fields: Fields = methods[method]
  const unknown = Object.keys(payload).find((name) => !Object.hasOwn(fields, name))
  if (unknown !== undefined) return `unknown field ${unknown}`
  for (const [name, { required, wrong }] of Object.entries(fields)) {
    const value = payload[name]
    if (value === undefined && required) return `${name} is missing`
    const fault = value === undefined ? undefined : wrong(value)
    if (fault !== undefined) return `${name} ${fault}`
  }
  return undefined
}

function pattern(expected: RegExp) {
  return (value: unknown) =>
    typeof value === 'string' && expected.test(value) ? undefined : `is not like ${expected}`
}

function lengthIn(least: number, most: number) {
  return (value: unknown) =>
    typeof value === 'string' && value.length >= least && value.length <= most
      ? undefined
      : `is no text of ${least} to ${most} characters`
}

/** 1 to 2,000 characters, of which nobody says how they are counted: so by the count that gives most. */
function messageText(value: unknown): string | undefined {
  const tooLong = lengthIn(1, 2000)(value)
  if (tooLong !== undefined || typeof value !== 'string') return tooLong
  if (value.trim() === '') return 'is blank'
  if (value !== value.normalize('NFC')) return 'is not NFC'
  return /\p{Cs}/u.test(value) ? 'has half a character' : undefined
}
