import type { Kind } from './schema.ts'

/** The first line by which editors find the schema of a content file; `path` as in procedures/ho-tich/khai-sinh.yaml. */
export function modeline(kind: Kind, path: string): string {
  const up = '../'.repeat(path.split('/').length - 1)
  return `# yaml-language-server: $schema=${up}schema/${kind}.schema.json`
}

/** The text with the right first line; a wrong or misplaced one is replaced. The same text again when it is right. */
export function withModeline(kind: Kind, path: string, text: string): string {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n'
  const rest = text.split(/\r?\n/).filter((line) => !/^\s*#\s*yaml-language-server\s*:/.test(line))
  return [modeline(kind, path), ...rest].join(lineEnd)
}
