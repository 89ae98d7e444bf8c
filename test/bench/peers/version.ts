import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Of an installed package; the benchmark runs from the root of the project. */
export function versionOf(name: string): string {
  const { version } = JSON.parse(readFileSync(join('node_modules', name, 'package.json'), 'utf8'))
  return String(version)
}
