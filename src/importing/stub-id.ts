/** 1.014325 → tthc-1-014325: stays the same for ever, whatever the procedure is called. */
export function stubId(code: string): string {
  return `tthc-${code.replace('.', '-')}`
}

/** Made from a code, not chosen by an editor. */
export function isStubId(id: string): boolean {
  return /^tthc-\d-\d{6}$/.test(id)
}
