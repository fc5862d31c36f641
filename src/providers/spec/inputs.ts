import type { JsonObject, JsonValue } from '#kernel/json.ts'
import {
  type CompiledRequest,
  type Prepared,
  type PreparedFile,
  ProviderError,
  type ProviderInput,
} from './provider.ts'

/** Puts a value for each input into the body's places for it; an input that is used twice is asked for once. */
export async function fillSlots(
  request: CompiledRequest,
  inputs: readonly ProviderInput[],
  fill: (input: ProviderInput) => Promise<JsonValue>,
): Promise<Prepared> {
  const values = new Map<string, JsonValue>()
  let body: JsonValue = structuredClone(request.body)
  for (const slot of request.slots) {
    const input = inputOf(slot, inputs)
    if (!input) throw badInput(`The input ${slot.role} is missing.`)
    const value = values.get(input.assetId) ?? (await fill(input))
    values.set(input.assetId, value)
    body = withValue(body, slot.at, value)
  }
  return { endpoint: request.endpoint, body: asObject(body) }
}

const inputOf = ({ role, index }: CompiledRequest['slots'][number], inputs: readonly ProviderInput[]) =>
  inputs.filter((input) => input.role === role)[index]

/** One POST is made in memory, most often as one text, which is a third longer and cannot be of any length. */
const mostAttachedBytes = 200_000_000

/** Reads the inputs that will travel in the POST itself; the body names each in its place as `attached:<asset>`. */
export async function attachFiles(
  request: CompiledRequest,
  inputs: readonly ProviderInput[],
  maxBytes: number,
  vendor: string,
): Promise<Prepared> {
  const together = request.slots.reduce((sum, slot) => sum + (inputOf(slot, inputs)?.bytes ?? 0), 0)
  if (together > mostAttachedBytes)
    throw badInput(
      `The inputs are larger together than the ${mostAttachedBytes / 1_000_000} MB of one request.`,
    )
  const contents = new Map<string, Uint8Array<ArrayBuffer>>()
  const prepared = await fillSlots(request, inputs, async (input) => {
    contents.set(input.assetId, await readInput(input, maxBytes, vendor))
    return `attached:${input.assetId}`
  })
  const files = request.slots.flatMap((slot): PreparedFile[] => {
    const { role, at } = slot
    const input = inputOf(slot, inputs)
    const content = input && contents.get(input.assetId)
    return input && content
      ? [{ at, role, assetId: input.assetId, contentType: input.contentType, content }]
      : []
  })
  return { ...prepared, files }
}

/** The body as it is sent: each attached file in its place, in the vendor's own form of it. */
export function bodyWithFiles(
  { body, files = [] }: Prepared,
  form: (file: PreparedFile) => JsonValue,
): JsonObject {
  return files.reduce<JsonObject>((sent, file) => asObject(withValue(sent, file.at, form(file))), body)
}

/** A file as an address that holds it. */
export const dataAddress = ({ contentType, content }: PreparedFile): string =>
  `data:${contentType};base64,${Buffer.from(content).toString('base64')}`

/** The whole of an input, refused before it is read when the vendor would not take it. */
export async function readInput(
  input: Pick<ProviderInput, 'bytes' | 'open'>,
  maxBytes: number,
  vendor: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = `The input is larger than the ${Math.floor(maxBytes / 1_000_000)} MB that ${vendor} takes.`
  if (input.bytes > maxBytes) throw badInput(tooLarge)
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of await input.open()) {
    const part = Buffer.from(chunk)
    bytes += part.byteLength
    if (bytes > maxBytes) throw badInput(tooLarge)
    chunks.push(part)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

/** The same value with `put` at a place; lists grow as needed. */
function withValue(value: JsonValue, at: readonly (string | number)[], put: JsonValue): JsonValue {
  const [key, ...rest] = at
  if (key === undefined) return put
  if (typeof key === 'number') {
    const list = Array.isArray(value) ? [...value] : []
    list[key] = withValue(list[key] ?? null, rest, put)
    return list
  }
  const object = asObject(value)
  return { ...object, [key]: withValue(object[key] ?? null, rest, put) }
}

function asObject(value: JsonValue): JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {}
}

function badInput(detail: string): ProviderError {
  return new ProviderError({ kind: 'invalid', detail, retry: false, billed: false }, 'no')
}
