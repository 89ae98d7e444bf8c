import { execFileSync } from 'node:child_process'

/** Whole-process tests run what users run: the compiled program in dist/. */
export function setup(): void {
  execFileSync('npm', ['run', 'build', '--silent'], { stdio: 'inherit' })
}
