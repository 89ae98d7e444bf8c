import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { type Loaded, loadKnowledge } from '../../src/knowledge/load.ts'
import type { Problem } from '../../src/knowledge/problem.ts'
import { watchKnowledge } from '../../src/knowledge/watch.ts'
import { createLog } from '../../src/lib/log.ts'
import { changed, contentFolder, sampleContent, writeContentFile } from '../helpers/content.ts'
import { eventually } from '../helpers/time.ts'

const path = 'procedures/khai-sinh.yaml'
const edited = (name: string) => changed(path, 'Đăng ký khai sinh', name)

describe('an edit', () => {
  it('is live within a second of being saved', async () => {
    const { folder, served } = await watched()
    const waits: number[] = []
    for (const name of ['Khai sinh một', 'Khai sinh hai', 'Khai sinh ba']) {
      const saved = performance.now()
      writeContentFile(folder, path, edited(name))
      await eventually(() => expect(served.name()).toBe(name))
      waits.push(Math.round(performance.now() - saved))
    }
    console.info(`an edit is live after ${waits.join(', ')} ms`)
    expect(Math.min(...waits)).toBeLessThan(1_000)
  })

  it('saved by renaming, as editors do, is live too', async () => {
    const { folder, served } = await watched()
    writeFileSync(join(folder, 'procedures/.khai-sinh.tmp'), edited('Đổi tên'))
    renameSync(join(folder, 'procedures/.khai-sinh.tmp'), join(folder, path))
    await eventually(() => expect(served.name()).toBe('Đổi tên'))
    rmSync(join(folder, path))
    writeContentFile(folder, path, edited('Xóa rồi viết lại'))
    await eventually(() => expect(served.name()).toBe('Xóa rồi viết lại'))
  })

  it('may be a new file in a new folder, or a file taken away', async () => {
    const { folder, served } = await watched()
    const guide = changed('guides/nop-ho-so.yaml', 'id: nop-ho-so', 'id: phi')
    writeContentFile(folder, 'guides/tien/phi.yaml', guide)
    await eventually(() => expect(served.knowledge?.guides.has('phi')).toBe(true))
    rmSync(join(folder, 'guides/tien'), { recursive: true })
    await eventually(() => expect(served.knowledge?.guides.has('phi')).toBe(false))
  })

  it('that breaks the content keeps the last good one, and undoing it is announced', async () => {
    const { folder, served } = await watched()
    writeContentFile(folder, path, edited('Tốt'))
    await eventually(() => expect(served.name()).toBe('Tốt'))
    writeContentFile(folder, path, edited('Hỏng').replace('field:', 'fild:'))
    await eventually(() =>
      expect(served.problems).toMatchObject([
        { file: path, line: 1 },
        { file: path, line: 4 },
      ]),
    )
    expect(served.name()).toBe('Tốt')
    writeContentFile(folder, path, edited('Tốt'))
    await eventually(() => expect(served.problems).toEqual([]))
  })

  it('of many files at once is read a few times, not once a file', async () => {
    const { folder, served, loads } = await watched()
    const before = loads()
    for (let at = 0; at < 60; at++) {
      const id = `muc-${at}`
      writeContentFile(
        folder,
        `guides/${id}.yaml`,
        changed('guides/nop-ho-so.yaml', 'id: nop-ho-so', `id: ${id}`),
      )
    }
    await eventually(() => expect(served.knowledge?.guides.size).toBe(61))
    expect(loads() - before).toBeLessThanOrEqual(4)
  })

  it('that changes nothing is not announced', async () => {
    const { folder, served, loads } = await watched()
    const before = loads()
    writeContentFile(folder, path, readFileSync(join(folder, path)))
    await eventually(() => expect(loads()).toBeGreaterThan(before))
    expect(served.announced).toBe(0)
  })

  it('made before the watch was ready is not missed', async () => {
    const folder = contentFolder()
    const { served, ready } = watch(folder, await loaded(folder))
    writeContentFile(folder, path, edited('Sớm'))
    await ready
    await eventually(() => expect(served.name()).toBe('Sớm'))
  })

  it('after closing is nobody’s business', async () => {
    const { folder, served, close, loads } = await watched()
    await close()
    const before = loads()
    writeContentFile(folder, path, edited('Sau khi đóng'))
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(loads()).toBe(before)
    expect(served.announced).toBe(0)
  })
})

describe('a load that fails for reasons of its own', () => {
  it('is logged and does not end the watch', async () => {
    const folder = contentFolder()
    let fails = true
    const load = async (dir: string): Promise<Loaded> => {
      if (fails) throw new Error('disk')
      return loadKnowledge(dir)
    }
    const { served, ready } = watch(folder, await loaded(folder), load)
    await ready
    fails = false
    writeContentFile(folder, path, edited('Sau lỗi'))
    await eventually(() => expect(served.name()).toBe('Sau lỗi'))
  })
})

async function watched() {
  const folder = contentFolder()
  const watching = watch(folder, await loaded(folder))
  await watching.ready
  return { folder, ...watching }
}

function watch(folder: string, first: Knowledge, load: (dir: string) => Promise<Loaded> = loadKnowledge) {
  let loads = 0
  const served = {
    knowledge: first,
    problems: [] as readonly Problem[],
    announced: 0,
    name: () => served.knowledge.procedures.get('khai-sinh')?.name,
  }
  const { ready, close } = watchKnowledge({
    dir: folder,
    load: (dir) => {
      loads += 1
      return load(dir)
    },
    log: createLog('silent'),
    version: first.version,
    onLoaded: ({ knowledge }) => {
      served.knowledge = knowledge
      served.problems = []
      served.announced += 1
    },
    onBroken: (problems) => {
      served.problems = problems
    },
  })
  onTestFinished(close)
  return { served, ready, close, loads: () => loads }
}

async function loaded(folder: string): Promise<Knowledge> {
  const result = await loadKnowledge(folder)
  if (result.kind === 'broken') throw new Error(JSON.stringify(result.problems))
  expect(result.knowledge.procedures.get('khai-sinh')?.name).toBe(/name: (.*)/.exec(sampleContent[path])?.[1])
  return result.knowledge
}
