import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { createCitizen, outcomeOf, readText } from '../helpers/citizen.ts'
import { contentDir as shipped } from '../helpers/library.ts'
import { type Server, startServer } from '../helpers/server.ts'
import { eventually } from '../helpers/time.ts'
import { bombs } from '../knowledge/bombs.ts'
import { type Mistake, mistakes } from '../knowledge/broken-content.ts'

/** A clerk edits the shipped content under a running service while citizens keep asking. */

const home = mkdtempSync(join(tmpdir(), 'motcua-clerk-'))
const contentDir = join(home, 'content')
const procedure = 'procedures/khai-sinh.yaml'
const question = 'làm giấy khai sinh mất bao nhiêu tiền'
/** Milliseconds until each broken edit was told. */
const waits: number[] = []
let server: Server
let asker: Awaited<ReturnType<typeof startAsking>>

beforeAll(async () => {
  cpSync(shipped, contentDir, { recursive: true })
  server = await startServer(join(home, 'data'), contentDir)
  asker = await startAsking()
})
afterAll(async () => {
  await asker?.stop()
  await server?.end('SIGKILL')
  rmSync(home, { recursive: true, force: true })
})

/** What an edit puts where, and what must be told. */
type Edit = Pick<Mistake, 'what' | 'file' | 'line' | 'vi'> & { readonly put: () => void }

/** Each message has a test of its own (test/knowledge/load.test.ts); here is one mistake of each sort. */
const edits: readonly Edit[] = [
  ...[
    'a tab as indentation',
    'uneven indentation',
    'a colon inside a text',
    'a key twice',
    'an empty file',
    'an unknown key',
    'a missing key',
    'a text instead of a list',
    'a code without quotes',
    'a phone without quotes',
    'a fee with a thousands point',
    'a day written the Vietnamese way',
    'a file that is not UTF-8',
    'a file saved as UTF-16',
    'NUL bytes',
    'a file that is too big',
    'an unknown folder',
    'a file beside the folders',
    'a Word file',
    'the same id in two folders',
    'an id that is not the file name',
    'a document that is not there',
    'an end before the beginning',
    'two fees for one case',
  ].map(mistake),
  ...['a billion laughs', 'a hundred thousand brackets'].map(bomb),
  {
    what: 'a symbolic link',
    file: 'guides/lien-ket.yaml',
    line: 1,
    vi: /symlink.*chép hẳn tệp/,
    put: () => symlinkSync('/etc/hostname', touch('guides/lien-ket.yaml')),
  },
  {
    what: 'a second office',
    file: 'office/van-phong.yaml',
    line: 2,
    vi: /đúng một tệp/,
    put: () => write('office/so-hai.yaml', edited('office/van-phong.yaml', /^id: .*/m, 'id: so-hai')),
  },
]

describe('a broken edit', () => {
  test.each(edits)('is told with its place and a cure, and no citizen notices: $what', async (edit) => {
    onTestFinished(undo)
    const saved = performance.now()
    edit.put()
    const place = `${edit.file}:${edit.line}:`
    const told = await healthWith(({ problems }) => problems.some((each) => each.startsWith(place)))
    waits.push(performance.now() - saved)
    expect(told).toMatchObject({ ok: true, content: 'broken, serving the last good content' })
    expect(told.problems.join('\n')).toMatch(edit.vi)
    expect(await ask()).toBe(asker.right)
    undo()
    expect(await healthWith(({ content }) => content === 'good')).toMatchObject({ ok: true, problems: [] })
    expect(asker.wrong).toEqual([])
  })

  test('is told soon, and slows no answer', () => {
    const { times } = asker
    console.info(`broken edits told after ${spread(waits)}; answers meanwhile took ${spread(times)}`)
    expect(median(waits)).toBeLessThan(2_000)
    expect(median(times)).toBeLessThan(1_000)
    expect(times.length).toBeGreaterThan(waits.length)
  })
})

/** Alone it takes 0.6 s; here beside all other tests. */
const patienceMs = 3_000

test('a good edit is what citizens are told soon after saving', async () => {
  await asker.stop()
  const lives: number[] = []
  for (const thousands of [7, 9, 6]) {
    write(procedure, edited(procedure, /amount: \d000(?=\n {4}per: bản sao)/, `amount: ${thousands}000`))
    const saved = performance.now()
    await eventually(async () => expect(await ask()).toContain(`${thousands}.000 đồng/bản sao`))
    lives.push(performance.now() - saved)
  }
  console.info(`a changed fee is told after ${spread(lives)}`)
  expect(Math.min(...lives)).toBeLessThan(patienceMs)
})

function mistake(what: string): Edit {
  const found = mistakes.find((each) => each.what === what)
  if (!found) throw new Error(`no mistake is called «${what}»`)
  return {
    ...found,
    put() {
      if (found.file.endsWith('/')) mkdirSync(touch(found.file))
      for (const [path, text] of Object.entries(found.files)) if (text !== null) write(path, text)
    },
  }
}

function bomb(what: string): Edit {
  const found = bombs.find((each) => each.what === what)
  if (!found) throw new Error(`no bomb is called «${what}»`)
  return { what, file: procedure, line: 1, vi: /: \S/, put: () => write(procedure, found.text) }
}

const touched = new Set<string>()

/** Where this is, remembered for `undo`. */
function touch(path: string): string {
  touched.add(path)
  return join(contentDir, path)
}

function write(path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(join(contentDir, path)), { recursive: true })
  writeFileSync(touch(path), text)
}

function edited(path: string, from: RegExp, to: string): string {
  const text = readFileSync(join(contentDir, path), 'utf8')
  if (!from.test(text)) throw new Error(`${path} holds no ${from}`)
  return text.replace(from, to)
}

function undo(): void {
  for (const path of touched) {
    const original = join(shipped, path)
    if (existsSync(original)) writeFileSync(join(contentDir, path), readFileSync(original))
    else rmSync(join(contentDir, path), { recursive: true })
  }
  touched.clear()
}

const Health = z.object({ ok: z.boolean(), content: z.string(), problems: z.array(z.string()) })

/** How the service says it is, once it says so. */
async function healthWith(
  wanted: (health: z.infer<typeof Health>) => boolean,
): Promise<z.infer<typeof Health>> {
  return eventually(async () => {
    const response = await fetch(new URL('/healthz', server.url))
    const health = Health.parse(await response.json())
    if (!wanted(health)) throw new Error(`not yet: ${JSON.stringify(health)}`)
    return health
  })
}

/** What a newcomer is told. */
async function ask(): Promise<string> {
  const { status, html } = await createCitizen(server.url).say(question)
  if (status !== 200 || outcomeOf(html) !== 'answered') throw new Error(`${status}: ${readText(html)}`)
  return readText(html)
}

/** Newcomer after newcomer asks the same and must be told the same. */
async function startAsking() {
  const right = await ask()
  const times: number[] = []
  const wrong: string[] = []
  let isOpen = true
  const asking = (async () => {
    while (isOpen) {
      const began = performance.now()
      const told = await ask().catch(String)
      times.push(performance.now() - began)
      if (told !== right) wrong.push(told)
      await new Promise((resolve) => setTimeout(resolve, 80))
    }
  })()
  return {
    right,
    times,
    wrong,
    async stop() {
      isOpen = false
      await asking
    },
  }
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
}

function spread(times: readonly number[]): string {
  return `${Math.round(median(times))} ms (median of ${times.length}), ${Math.round(Math.max(...times))} ms at worst`
}
