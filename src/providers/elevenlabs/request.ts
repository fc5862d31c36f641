import type { JsonObject, JsonValue } from '#kernel/json.ts'
import type { Call } from '../spec/http.ts'
import type { Prepared, PreparedFile } from '../spec/provider.ts'

/**
 * The POST for a request: JSON, or a form where a sound travels in it. The voice and the format are in its
 * address, everything else is the body.
 */
export function postOf(
  api: string,
  { endpoint, body, files = [] }: Prepared,
): Pick<Call, 'url' | 'json' | 'bytes'> & { form: FormData | null } {
  const { voice_id, output_format, ...rest } = body
  const url = new URL(`${api}/${endpoint}`)
  if (voice_id !== undefined) url.pathname += `/${encodeURIComponent(String(voice_id))}`
  if (output_format !== undefined) url.searchParams.set('output_format', String(output_format))
  if (files.length === 0) return { url: url.href, json: rest, form: null }
  return { url: url.href, form: formOf(rest, files) }
}

function formOf(fields: JsonObject, files: readonly PreparedFile[]): FormData {
  const form = new FormData()
  const attached = new Set(files.map(({ at }) => at[0]))
  for (const [name, value] of Object.entries(fields)) {
    if (!attached.has(name)) form.append(name, fieldOf(value))
  }
  for (const file of files) {
    const name = `${file.assetId}.${file.contentType.split('/')[1] ?? 'bin'}`
    form.append(String(file.at[0]), new Blob([file.content], { type: file.contentType }), name)
  }
  return form
}

/** Objects are JSON inside a form. */
const fieldOf = (value: JsonValue) => (typeof value === 'string' ? value : JSON.stringify(value))

/** A form as bytes with its own header, so that one call sends it whole. */
export async function encodeForm(form: FormData): Promise<{ bytes: Uint8Array; contentType: string }> {
  const encoded = new Response(form)
  const contentType = encoded.headers.get('content-type') ?? 'multipart/form-data'
  return { bytes: new Uint8Array(await encoded.arrayBuffer()), contentType }
}
