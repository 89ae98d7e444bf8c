import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { facets } from '../../knowledge/schema.ts'

const Topic = z.union([z.string(), z.array(z.string()).min(1)])
const Expected = z.object({ topic: Topic, facet: z.enum(facets).optional() })
const Single = Expected.extend({ id: z.string(), q: z.string(), style: z.string().optional() })
const Talk = z.object({
  id: z.string(),
  turns: z.array(z.string()).min(1),
  expect: z.array(Expected).min(1),
  style: z.string().optional(),
})
const Item = z.union([Single, Talk])

/** A talk of one or more turns, each with what it should be understood as. */
export type LabelledTalk = {
  readonly id: string
  readonly style: string
  readonly turns: readonly {
    readonly question: string
    readonly topics: readonly string[]
    readonly facet: z.infer<typeof Expected>['facet']
  }[]
}

/** Reads labelled questions from a file, or from every .yaml file of a folder in the order of their names. Throws one line that names the file and the item. */
export async function readQuestions(path: string): Promise<LabelledTalk[]> {
  if (!(await stat(path)).isDirectory()) return readFileOf(path)
  const files = (await readdir(path)).filter((name) => name.endsWith('.yaml')).sort()
  if (files.length === 0) throw new Error(`${path}: no .yaml file with questions`)
  return (await Promise.all(files.map((name) => readFileOf(join(path, name))))).flat()
}

async function readFileOf(file: string): Promise<LabelledTalk[]> {
  const items: unknown = parse(await readFile(file, 'utf8'))
  if (!Array.isArray(items)) throw new Error(`${file}: expected a list of questions`)
  return items.map((item, at) => readItem(item, `${file}: item ${at + 1}`))
}

function readItem(item: unknown, where: string): LabelledTalk {
  const parsed = Item.safeParse(item)
  if (!parsed.success) throw new Error(`${where}: ${parsed.error.issues[0]?.message ?? 'not a question'}`)
  const { data } = parsed
  const style = data.style ?? 'none'
  if ('q' in data) return { id: data.id, style, turns: [turn(data.q, data)] }
  if (data.turns.length !== data.expect.length) throw new Error(`${where}: turns and expect differ in length`)
  return {
    id: data.id,
    style,
    turns: data.expect.map((expected, at) => turn(data.turns[at] ?? '', expected)),
  }
}

function turn(question: string, { topic, facet }: z.infer<typeof Expected>): LabelledTalk['turns'][number] {
  return { question, topics: typeof topic === 'string' ? [topic] : topic, facet }
}
