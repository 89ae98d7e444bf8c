import type { Io } from './io.ts'

/** One thing that was looked at; doors know how to look (channels/channel.ts). */
type Finding = {
  readonly check: string
  readonly verdict: 'good' | 'warning' | 'bad'
  readonly seen: string
  readonly cure?: string
}

/** Looks at one part of the set-up; never throws. */
export type Examination = { readonly name: string; readonly look: () => Promise<readonly Finding[]> }

const signs = { good: '✓', warning: '!', bad: '✗' } as const

/** Prints what each examination found, as soon as it is known, with the cure for what is wrong. Exit code 1 when anything is bad. */
export async function runDoctor(
  examinations: readonly Examination[],
  { json }: { readonly json: boolean },
  io: Io,
): Promise<number> {
  const all: Finding[] = []
  for (const { name, look } of examinations) {
    if (!json) io.err(`… ${name}`)
    const findings = await look()
    all.push(...findings)
    if (!json) for (const finding of findings) io.out(shown(finding))
  }
  const bad = all.filter(({ verdict }) => verdict === 'bad').length
  if (json) io.out(JSON.stringify({ ok: bad === 0, findings: all }, null, 2))
  else io.out(bad === 0 ? '\nEverything that must work works.' : `\n${bad} to mend, see the lines with →`)
  return bad === 0 ? 0 : 1
}

function shown({ check, verdict, seen, cure }: Finding): string {
  const line = `${signs[verdict]} ${check}: ${seen}`
  return cure === undefined ? line : `${line}\n    → ${cure}`
}
