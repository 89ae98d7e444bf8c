import { isMap, isScalar, isSeq } from 'yaml'
import type { z } from 'zod'
import { jsonSchema, keysOf, schemaAt } from './json-schema.ts'
import { suggestion } from './nearest.ts'
import { locate, locateKey, nodeAt } from './position.ts'
import type { Problem, Saying } from './problem.ts'
import { type Kind, kinds } from './schema.ts'
import { missing, oddNumber, unknownKey, type Written, wrongValue } from './shape-words.ts'
import type { Path, Yaml } from './yaml.ts'

/** The entry a file holds, when it has the shape of its kind. */
export type Shaped = { readonly value?: unknown; readonly problems: readonly Problem[] }

/** One issue may name a hundred thousand keys. */
const maxProblems = 50

/** Checks a file against the schema of its kind; every message is ours, Zod's are for programmers. */
export function checkShape(kind: Kind, yaml: Yaml): Shaped {
  const result = kinds[kind].safeParse(yaml.value)
  const issues = result.error?.issues ?? []
  const odd = yaml.numbers
    .filter((each) => !issues.some((issue) => issue.path.join('/') === each.path.join('/')))
    .map((each) => locate(yaml, { path: each.path, ...oddNumber(each.source) }))
  const problems = [...issues.slice(0, maxProblems).flatMap((issue) => explain(kind, yaml, issue)), ...odd]
  return problems.length > 0 ? { problems: problems.slice(0, maxProblems) } : { value: result.data, problems }
}

type Issue = z.core.$ZodIssue

function explain(kind: Kind, yaml: Yaml, issue: Issue): Problem[] {
  const path: Path = issue.path.map((step) => (typeof step === 'symbol' ? step.toString() : step))
  const schema = schemaAt(jsonSchema(kind), path)
  if (issue.code === 'unrecognized_keys') {
    const known = keysOf(schema)
    return issue.keys
      .slice(0, maxProblems)
      .map((key) => locateKey(yaml, path, key, unknownKey(key, suggestion(key, known), known)))
  }
  return [locate(yaml, { path, ...sayingOf(issue, path, written(nodeAt(yaml, path)), schema) })]
}

function sayingOf(issue: Issue, path: Path, found: Written, schema: ReturnType<typeof schemaAt>): Saying {
  const key = keyOf(path)
  return found.kind === 'nothing' ? missing(key, schema) : wrongValue(key, issue, found, schema)
}

/** The nearest name above: «steps» for the third of the steps. */
function keyOf(path: Path): string {
  return String(path.findLast((step) => typeof step === 'string') ?? '')
}

function written(node: unknown): Written {
  if (node === undefined) return { kind: 'nothing' }
  if (isMap(node)) {
    const [first] = node.items
    return { kind: 'map', key: isScalar(first?.key) ? String(first.key.value) : '' }
  }
  if (isSeq(node)) return { kind: 'list', length: node.items.length }
  if (!isScalar(node) || node.value === null) return { kind: 'empty' }
  if (typeof node.value === 'string') return { kind: 'text', text: node.value }
  return { kind: 'literal', source: node.source ?? String(node.value) }
}
