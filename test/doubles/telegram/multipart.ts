/**
 * Fields of an upload as the Bot API reads it: a field «attach://name» is the file that comes under that name. Written here because Node's
 * own parser refuses what grammY sends (no space after the colon of a header, a file name without quotes).
 */
export function readMultipart(type: string, body: Buffer): Readonly<Record<string, unknown>> {
  const [, boundary = ''] = /boundary="?([^";]+)/.exec(type) ?? []
  const parts = body
    .toString('latin1')
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => partOf(part.slice(2, -2)))
  const attached = new Set(parts.map(({ value }) => attachment(value)))
  const files = new Map(parts.map(({ name, value }) => [name, value]))
  return Object.fromEntries(
    parts
      .filter(({ name }) => !attached.has(name))
      .map(({ name, value }) => [name, files.get(attachment(value) ?? '') ?? value]),
  )
}

function partOf(part: string): { readonly name: string; readonly value: string | File } {
  const end = part.indexOf('\r\n\r\n')
  const [head, bytes] = [part.slice(0, end), Buffer.from(part.slice(end + 4), 'latin1')]
  const [, name = ''] = /;\s*name="([^"]*)"/.exec(head) ?? []
  const [, file] = /;\s*filename="?([^";\r]+)/.exec(head) ?? []
  return { name, value: file === undefined ? bytes.toString() : new File([new Uint8Array(bytes)], file) }
}

function attachment(value: string | File): string | undefined {
  return typeof value === 'string' ? /^attach:\/\/(.+)$/.exec(value)?.[1] : undefined
}
