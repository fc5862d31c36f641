import type { JsonObject, JsonValue } from '#kernel/json.ts'
import type { Call } from './http.ts'
import type { Prepared, PreparedFile } from './provider.ts'

const endings: Record<string, string> = {
  'image/jpeg': 'jpg',
  'audio/mpeg': 'mp3',
  'video/quicktime': 'mov',
}

/** Some vendors tell the kind of a file by its name. */
export const fileName = ({ assetId, contentType }: Pick<PreparedFile, 'assetId' | 'contentType'>): string =>
  `${assetId}.${endings[contentType] ?? contentType.split('/')[1] ?? 'bin'}`

/** A form as bytes, because a call that was cut off must not be read a second time. */
export async function encodedForm(form: FormData): Promise<{ contentType: string; bytes: Uint8Array }> {
  const encoded = new Response(form)
  const contentType = encoded.headers.get('content-type') ?? ''
  return { contentType, bytes: new Uint8Array(await encoded.arrayBuffer()) }
}

/** The body as a form: texts and numbers as fields, objects as JSON, attached files in their places, a list of them as `name[]`. */
export async function formCall(
  prepared: Prepared,
  headers: Record<string, string>,
): Promise<Pick<Call, 'headers' | 'bytes'>> {
  const { contentType, bytes } = await encodedForm(formOf(prepared))
  return { headers: { ...headers, 'content-type': contentType }, bytes }
}

function formOf({ body, files = [] }: Prepared): FormData {
  const form = new FormData()
  const attached = new Set(files.map(({ at }) => at[0]))
  for (const [name, value] of fieldsOf(body)) if (!attached.has(name)) form.append(name, fieldOf(value))
  for (const file of files) {
    const [name = '', ...rest] = file.at
    const content = new Blob([file.content], { type: file.contentType })
    form.append(rest.length > 0 ? `${name}[]` : String(name), content, fileName(file))
  }
  return form
}

const fieldOf = (value: JsonValue) => (typeof value === 'string' ? value : JSON.stringify(value))

const fieldsOf = (body: JsonObject): [string, JsonValue][] =>
  Object.entries(body).filter(([, value]) => value !== null)
