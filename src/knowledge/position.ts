import { isMap, isScalar, isSeq, type Node, type Pair } from 'yaml'
import type { Problem, Saying } from './problem.ts'
import { keyName, type Path, problemAt, type Yaml } from './yaml.ts'

/** Something wrong at a place in an entry, before the place is a line and a column. */
export type Flaw = Saying & { readonly path: Path }

/** At the value of the path; when it is missing or empty, at the nearest thing above it that is written. */
export function locate(yaml: Yaml, flaw: Flaw): Problem {
  const { vi, en } = flaw
  return problemAt(yaml.path, yaml.lines, offsetOf(yaml.root, flaw.path), { vi, en })
}

/** At the key itself, for a key that should not be there. */
export function locateKey(yaml: Yaml, path: Path, key: string, saying: Saying): Problem {
  const map = nodeAt(yaml, path)
  const pair = isMap(map) ? map.items.find((each) => keyName(each.key) === key) : undefined
  return problemAt(yaml.path, yaml.lines, startOf(pair?.key) ?? offsetOf(yaml.root, path), saying)
}

/** The node at the path; undefined when nothing is written there. */
export function nodeAt(yaml: Yaml, path: Path): unknown {
  let node: unknown = yaml.root
  for (const step of path) node = childOf(node, step)?.value
  return node
}

function offsetOf(root: Node, path: Path): number {
  let node: unknown = root
  let offset = startOf(root) ?? 0
  for (const step of path) {
    const child = childOf(node, step)
    if (!child) return offset
    const isWritten = !(isScalar(child.value) && child.value.source === '')
    offset = (isWritten ? startOf(child.value) : undefined) ?? startOf(child.key) ?? offset
    node = child.value
  }
  return offset
}

function childOf(node: unknown, step: string | number): Pick<Pair, 'key' | 'value'> | undefined {
  if (isMap(node)) return node.items.find((pair) => keyName(pair.key) === String(step))
  if (isSeq(node) && typeof step === 'number') return { key: undefined, value: node.items[step] }
  return undefined
}

function startOf(node: unknown): number | undefined {
  return isScalar(node) || isMap(node) || isSeq(node) ? node.range?.[0] : undefined
}
