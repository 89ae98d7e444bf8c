/** `label` is what the person reads of it; `id` stays the same however often it is sent. */
export type Said = {
  readonly id: string
  readonly field: string
  readonly value: string
  readonly label: string
}

export type Reply =
  | { readonly kind: 'answered'; readonly html: string }
  | { readonly kind: 'refused'; readonly html: string }
  | { readonly kind: 'not-sent'; readonly notice: string | undefined; readonly waitSeconds: number }

const attemptTimeoutMs = 20_000
/** A lift, a tunnel, a change of antenna: most holes in a network are shorter. */
const retryDelaysMs = [1_000, 3_000]

/** Sends what was said, again if need be. Never throws. */
export async function post(said: Said): Promise<Reply> {
  let reply = await attempt(said)
  for (const delay of retryDelaysMs) {
    if (reply.kind !== 'not-sent' || reply.waitSeconds > 0) return reply
    await new Promise((resolve) => setTimeout(resolve, delay))
    reply = await attempt(said)
  }
  return reply
}

async function attempt(said: Said): Promise<Reply> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), attemptTimeoutMs)
  try {
    return await readReply(
      await fetch('/chat', {
        method: 'POST',
        headers: { 'X-Fragment': '1' },
        body: new URLSearchParams([
          ['id', said.id],
          [said.field, said.value],
        ]),
        signal: stop.signal,
      }),
    )
  } catch {
    return { kind: 'not-sent', notice: undefined, waitSeconds: 0 }
  } finally {
    clearTimeout(timer)
  }
}

async function readReply(response: Response): Promise<Reply> {
  const html = await response.text()
  if (response.ok) return { kind: 'answered', html }
  if (response.status === 429) {
    return { kind: 'not-sent', notice: html, waitSeconds: Number(response.headers.get('Retry-After')) || 5 }
  }
  return response.status >= 500
    ? { kind: 'not-sent', notice: html, waitSeconds: 0 }
    : { kind: 'refused', html }
}
