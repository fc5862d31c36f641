import { compile, type JSONSchema } from 'json-schema-to-typescript'
import { z } from 'zod'

const Schema = z.record(z.string(), z.unknown())
const Content = z.record(z.string(), z.object({ schema: Schema.optional() }))
const Operation = z.object({
  operationId: z.string(),
  summary: z.string(),
  parameters: z
    .array(
      z.object({ name: z.string(), in: z.string(), required: z.boolean().default(false), schema: Schema }),
    )
    .default([]),
  requestBody: z.object({ content: Content }).optional(),
  responses: z.record(z.string(), z.object({ content: Content.optional() })),
})
const Document = z.object({ paths: z.record(z.string(), z.record(z.string(), Operation)) })

const head =
  '// Made from the OpenAPI document of the running studio: `./dailies test -u test/api/client.test.ts`. Not edited by hand.\n'

/** The module that the browser's client is built on: where each operation is, and what goes in and comes out. */
export async function apiClientOf(document: unknown): Promise<string> {
  const { paths } = Document.parse(plain(document))
  const found = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({ path, method, operation })),
  )
  const properties: Record<string, JSONSchema> = {}
  for (const { operation } of found) properties[operation.operationId] = shapeOf(operation)
  const types = await compile(object(properties), 'Operations', {
    bannerComment: '',
    additionalProperties: false,
    // A list of at least two is a list: tuples of every length help nobody.
    ignoreMinAndMaxItems: true,
    style: { semi: false, singleQuote: true, printWidth: 110 },
  })
  const places = found.map(({ path, method, operation }) => {
    const place = `{ method: '${method.toUpperCase()}', path: '${path}' }`
    return `  /** ${operation.summary}. */\n  ${operation.operationId}: ${place},`
  })
  return `${head}${types}\nexport const operations = {\n${places.join('\n')}\n} as const\n`
}

function shapeOf({ parameters, requestBody, responses }: z.output<typeof Operation>): JSONSchema {
  const reply = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1]
  const body = requestBody?.content['application/json']?.schema
  const parts: Record<string, JSONSchema> = { reply: reply?.content?.['application/json']?.schema ?? nothing }
  for (const [part, place] of [
    ['params', 'path'],
    ['query', 'query'],
  ] as const) {
    const those = parameters.filter((one) => one.in === place)
    if (those.length > 0) {
      parts[part] = object(
        Object.fromEntries(those.map((one) => [one.name, one.schema])),
        those.filter((one) => one.required).map((one) => one.name),
      )
    }
  }
  if (body) parts.body = body
  return object(parts)
}

/** The printer knows no tuples of JSON Schema 2020; every tuple of ours holds one kind of thing. */
function plain(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(plain)
  if (typeof schema !== 'object' || schema === null) return schema
  const { prefixItems, ...rest } = schema as { prefixItems?: unknown[] }
  const entries = Object.entries(rest).map(([key, value]) => [key, plain(value)] as const)
  const items = prefixItems ? { items: plain(prefixItems[0]) } : {}
  return { ...Object.fromEntries(entries), ...items }
}

const nothing: JSONSchema = { type: 'null' }
const object = (properties: Record<string, JSONSchema>, required = Object.keys(properties)): JSONSchema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
})
