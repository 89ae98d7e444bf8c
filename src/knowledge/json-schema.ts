import { z } from 'zod'
import { type Kind, kinds } from './schema.ts'

/** The part of JSON Schema that our schemas use. */
export type JsonSchema = {
  readonly type?: string
  readonly description?: string
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly JsonSchema[]
  readonly items?: JsonSchema
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly propertyNames?: JsonSchema
  readonly additionalProperties?: JsonSchema | boolean
}

/** What a clerk may write in a file of this kind: keys with a default need not be there. */
export function jsonSchema(kind: Kind): JsonSchema {
  const made = cache.get(kind)
  if (made) return made
  // Zod's type says the same and more; one plain type for walking is enough.
  const schema = z.toJSONSchema(kinds[kind], { io: 'input' }) as JsonSchema
  cache.set(kind, schema)
  return schema
}

/** The file that editors read: content/schema/<kind>.schema.json */
export function schemaText(kind: Kind): string {
  return `${JSON.stringify(jsonSchema(kind), null, 2)}\n`
}

/** The schema of one place in a file; undefined when nothing may be there. */
export function schemaAt(
  schema: JsonSchema | undefined,
  path: readonly PropertyKey[],
): JsonSchema | undefined {
  const [step, ...rest] = path
  if (!schema || step === undefined) return schema
  if (typeof step === 'number') return schemaAt(container(schema, 'array')?.items, rest)
  const map = container(schema, 'object')
  const own =
    map?.properties && Object.hasOwn(map.properties, step) ? map.properties[String(step)] : undefined
  const any = typeof map?.additionalProperties === 'object' ? map.additionalProperties : undefined
  return schemaAt(own ?? any, rest)
}

/** The keys a map may have. */
export function keysOf(schema: JsonSchema | undefined): string[] {
  const map = schema && container(schema, 'object')
  return map?.properties ? Object.keys(map.properties) : (map?.propertyNames?.enum ?? []).map(String)
}

function container(schema: JsonSchema, type: string): JsonSchema | undefined {
  if (schema.type === type) return schema
  return schema.anyOf?.find((each) => each.type === type)
}

const cache = new Map<Kind, JsonSchema>()
