import { execFile } from 'node:child_process'
import { mainFile } from './server.ts'

type Run = { readonly code: number; readonly out: string; readonly err: string }

/** Runs the compiled program as a user would. */
export function runMotcua(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  input = '',
): Promise<Run> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [mainFile, ...args],
      { env: { ...process.env, MOTCUA_ENV_FILE: '/dev/null', ...env } },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
    )
    child.stdin?.end(input)
  })
}
