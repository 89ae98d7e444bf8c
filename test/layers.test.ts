import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

/** The architecture: what each room may import from the house, and whether it may import packages and node: modules. */
const rooms: Readonly<Record<string, { readonly imports: readonly string[]; readonly packages: boolean }>> = {
  lib: { imports: [], packages: true },
  language: { imports: ['lib'], packages: false },
  knowledge: { imports: ['language', 'lib'], packages: true },
  importing: { imports: ['knowledge', 'language', 'lib'], packages: true },
  search: { imports: ['knowledge', 'language', 'lib'], packages: true },
  conversation: { imports: ['knowledge'], packages: false },
  words: { imports: ['conversation', 'knowledge', 'lib'], packages: false },
  intents: {
    imports: ['words', 'conversation', 'search', 'knowledge', 'language', 'lib'],
    packages: false,
  },
  reports: {
    imports: ['words', 'conversation', 'search', 'knowledge', 'language', 'lib'],
    packages: false,
  },
  exports: { imports: ['reports', 'words', 'lib'], packages: true },
  desk: { imports: ['intents', 'words', 'conversation', 'knowledge', 'lib'], packages: false },
  store: { imports: ['desk', 'reports', 'conversation', 'knowledge', 'lib'], packages: true },
  channels: { imports: ['desk', 'words', 'conversation', 'knowledge', 'language', 'lib'], packages: true },
  staff: {
    imports: [
      ...['desk', 'exports', 'reports', 'intents', 'words', 'conversation', 'search'],
      ...['knowledge', 'language', 'lib'],
    ],
    packages: true,
  },
  cli: {
    imports: [
      ...['desk', 'exports', 'reports', 'intents', 'words', 'conversation', 'search'],
      ...['importing', 'knowledge', 'language', 'lib'],
    ],
    packages: true,
  },
}

/** main.ts and the files beside it put the house together and may use every room. */
const root = join(import.meta.dirname, '..', 'src')

type Imported = { readonly file: string; readonly from: string; readonly typeOnly: boolean }

const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !file.includes('web/client/'),
)
const imported = files.flatMap(importsOf)

function importsOf(file: string): Imported[] {
  const source = readFileSync(join(root, file), 'utf8')
  const statements = source.matchAll(
    /^(?:import|export)\s+(type\s)?[^'"]*?from\s+'([^']+)'|^import\s+'([^']+)'/gms,
  )
  return [...statements].map(([, type, from, bare]) => ({
    file,
    from: from ?? bare ?? '',
    typeOnly: type !== undefined,
  }))
}

function target({ file, from }: Imported): string {
  return relative(root, join(root, dirname(file), from))
}

const roomOf = (path: string) => path.split('/')[0] ?? ''

describe('the house', () => {
  it('has only the rooms of the table', () => {
    const found = new Set(files.filter((file) => file.includes('/')).map(roomOf))
    expect([...found].sort()).toEqual(Object.keys(rooms).sort())
  })

  it.each(Object.entries(rooms))('%s imports only rooms below it', (name, { imports }) => {
    const wrong = imported
      .filter(({ file, from }) => file.startsWith(`${name}/`) && from.startsWith('.'))
      .map((each) => ({ file: each.file, to: target(each) }))
      .filter(({ to }) => roomOf(to) !== name && !imports.some((allowed) => to.startsWith(allowed)))
    expect(wrong).toEqual([])
  })

  it.each(Object.entries(rooms).filter(([, { packages }]) => !packages))(
    '%s is pure: no package, no node: module',
    (name) => {
      const wrong = imported.filter(({ file, from }) => file.startsWith(`${name}/`) && !from.startsWith('.'))
      expect(wrong).toEqual([])
    },
  )

  it('keeps the doors apart', () => {
    const wrong = imported
      .filter(({ file, from }) => file.startsWith('channels/') && from.startsWith('.'))
      .map((each) => ({ file: each.file, to: target(each) }))
      .filter(
        ({ file, to }) =>
          to.split('/').length > 2 && to.startsWith('channels/') && to.split('/')[1] !== file.split('/')[1],
      )
    expect(wrong).toEqual([])
  })

  it('has no import cycle', () => {
    expect(cycles()).toEqual([])
  })
})

function cycles(): string[][] {
  const within = imported.filter(({ from }) => from.startsWith('.'))
  const done = new Set<string>()
  const found: string[][] = []
  const walk = (file: string, path: readonly string[]): void => {
    const again = path.indexOf(file)
    if (again >= 0) found.push([...path.slice(again), file])
    if (again >= 0 || done.has(file)) return
    for (const each of within.filter((one) => one.file === file)) walk(target(each), [...path, file])
    done.add(file)
  }
  for (const file of files) walk(file, [])
  return found
}
