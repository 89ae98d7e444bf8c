import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  Parser,
  type Scalar,
  visit,
  type YAMLError,
  type YAMLMap,
} from 'yaml'
import type { Problem, Saying } from './problem.ts'
import {
  aliasSaying,
  duplicateKey,
  secondDocument,
  tooDeep,
  unreadableYaml,
  yamlErrorSaying,
} from './yaml-words.ts'

/** A file that is sound YAML; what it means is not looked at here. Nodes keep their places. */
export type Yaml = {
  readonly path: string
  readonly lines: LineCounter
  readonly root: Node
  readonly value: unknown
  readonly numbers: readonly OddNumber[]
}

/** A number written so that it may mean something else: 8.000 is eight, not eight thousand; 007 is seven. */
export type OddNumber = { readonly path: Path; readonly source: string }

/** Keys and list positions from the top of the file. */
export type Path = readonly (string | number)[]

/** `yaml` is there when the file could be understood at all; problems may still be in it. */
export type ParsedYaml = { readonly yaml?: Yaml; readonly problems: readonly Problem[] }

/** Honest entries nest 5 levels; the YAML library needs stack for each level (100,000 of them take 0.9 s to fail). */
const maxDepth = 40

/** After a few, the rest of a file's syntax errors are echoes of the first. */
const maxSyntaxErrors = 5

/** Never throws: the library's own faults become a problem of the file too. */
export function parseYaml(path: string, text: string): ParsedYaml {
  const lines = new LineCounter()
  try {
    return parse(path, text, lines)
  } catch {
    return { problems: [problemAt(path, lines, 0, unreadableYaml)] }
  }
}

/** A problem at a character of the text. */
export function problemAt(path: string, lines: LineCounter, offset: number, saying: Saying): Problem {
  const { line, col } = lines.linePos(offset)
  return { file: path, line: Math.max(line, 1), column: Math.max(col, 1), ...saying }
}

function parse(path: string, text: string, lines: LineCounter): ParsedYaml {
  const tokens = tokensOf(text, lines)
  if (!Array.isArray(tokens)) return { problems: [problemAt(path, lines, tokens.tooDeepAt, tooDeep)] }
  const [document, second] = compose(tokens, text)
  const errors = document ? [...document.errors, ...document.warnings] : []
  const sourceLines = text.split('\n')
  const problems = errors.map((error) => {
    const offset = errorOffset(error, document)
    return problemAt(
      path,
      lines,
      offset,
      yamlErrorSaying(error, sourceLines[lines.linePos(offset).line - 1] ?? ''),
    )
  })
  if (second) problems.push(problemAt(path, lines, second.range[0], secondDocument))
  if (problems.length > 0) return { problems: firstPerLine(problems).slice(0, maxSyntaxErrors) }
  const root = document?.contents
  if (!document || !isMap(root)) return { problems: [problemAt(path, lines, 0, notAMap(root))] }
  return inspect(path, lines, document, root)
}

/** The library's own parse, but stopped as soon as the nesting is absurd. */
function tokensOf(text: string, lines: LineCounter): CST.Token[] | { readonly tooDeepAt: number } {
  const parser = new Parser(lines.addNewLine)
  lines.addNewLine(0)
  const tokens: CST.Token[] = []
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token)
    if (parser.stack.length > maxDepth) return { tooDeepAt: parser.offset }
  }
  for (const token of parser.end()) tokens.push(token)
  return tokens
}

/** Keys are compared here and not by the library: it compares each with each, 150,000 keys would take minutes. */
function compose(tokens: readonly CST.Token[], text: string): Document.Parsed[] {
  const composer = new Composer({ uniqueKeys: false, stringKeys: true, prettyErrors: false, schema: 'core' })
  return [...composer.compose(tokens, true, text.length)]
}

/** A quote left open is reported where the text ends; what must be corrected is where it begins. */
function errorOffset({ message, pos: [offset] }: YAMLError, document: Document.Parsed | undefined): number {
  if (!document || !message.startsWith('Missing closing')) return offset
  let start = offset
  visit(document, {
    Scalar(_, { range }) {
      if (range && range[0] < offset && range[1] >= offset) start = range[0]
    },
  })
  return start
}

function notAMap(root: Node | null | undefined): Saying {
  return root == null || (isScalar(root) && root.value === null)
    ? {
        vi: 'Tệp trống: viết nội dung hoặc xóa tệp',
        en: 'The file is empty: write the entry or delete the file',
      }
    : {
        vi: 'Tệp phải gồm các dòng dạng «khóa: giá trị», bắt đầu bằng id: và name:',
        en: 'The file must consist of «key: value» lines, beginning with id: and name:',
      }
}

type Inspection = { readonly problems: Problem[]; readonly numbers: OddNumber[]; hasAlias: boolean }

function inspect(path: string, lines: LineCounter, document: Document.Parsed, root: YAMLMap): ParsedYaml {
  const found: Inspection = { problems: [], numbers: [], hasAlias: false }
  const report = (node: Node, saying: Saying) =>
    found.problems.push(problemAt(path, lines, node.range?.[0] ?? 0, saying))
  /** Where we are; one array for the whole file, which has thousands of places. */
  const at: (string | number)[] = []
  const lookInside = (node: unknown, step: string | number): void => {
    at.push(step)
    look(node)
    at.pop()
  }
  const look = (node: unknown): void => {
    if (isAlias(node) || (isNode(node) && node.anchor !== undefined)) {
      found.hasAlias = true
      report(node, aliasSaying)
    }
    if (isMap(node)) lookAtMap(node)
    else if (isSeq(node)) for (const [index, item] of node.items.entries()) lookInside(item, index)
    else if (isScalar(node)) lookAtScalar(node, at, found)
  }
  const lookAtMap = (map: YAMLMap): void => {
    const offsetOf = new Map<string, number>()
    for (const { key, value } of map.items) {
      const name = keyName(key)
      const first = offsetOf.get(name)
      if (first !== undefined && isNode(key)) report(key, duplicateKey(name, lines.linePos(first).line))
      else if (isNode(key)) offsetOf.set(name, key.range?.[0] ?? 0)
      lookInside(key, name)
      lookInside(value, name)
    }
  }
  look(root)
  if (found.hasAlias) return { problems: found.problems.slice(0, maxSyntaxErrors) }
  const value: unknown = document.toJS({ maxAliasCount: 0 })
  return { yaml: { path, lines, root, value, numbers: found.numbers }, problems: found.problems }
}

/** One spelling of each letter, so that search and comparison need not care how it was typed. */
function lookAtScalar(node: Scalar, at: Path, found: Inspection): void {
  if (typeof node.value === 'string' && node.value.length <= 2_000) node.value = node.value.normalize('NFC')
  const source = node.source ?? ''
  if (typeof node.value === 'number' && !/^-?(?:0|[1-9]\d*)$/.test(source))
    found.numbers.push({ path: [...at], source })
}

function isNode(value: unknown): value is Node {
  return isScalar(value) || isMap(value) || isSeq(value) || isAlias(value)
}

/** The key as text, whatever it is. */
export function keyName(key: unknown): string {
  return isScalar(key) ? String(key.value) : ''
}

function firstPerLine(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.toReversed().map((each) => [each.line, each])).values()].toReversed()
}
