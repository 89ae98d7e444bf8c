/** Made from a code, not chosen by an editor. */
export function isStubId(id: string): boolean {
  return /^tthc-\d-\d{6}$/.test(id)
}
