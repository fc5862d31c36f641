import type { Call } from '../spec/http.ts'
import { formCall } from '../spec/multipart.ts'
import type { Prepared } from '../spec/provider.ts'

/**
 * The POST for a request: JSON, or a form where a sound travels in it. The voice and the format are in its
 * address, everything else is the body.
 */
export async function postOf(
  api: string,
  { endpoint, body, files = [] }: Prepared,
  headers: Record<string, string>,
): Promise<Pick<Call, 'url' | 'headers' | 'json' | 'bytes'>> {
  const { voice_id, output_format, ...rest } = body
  const url = new URL(`${api}/${endpoint}`)
  if (voice_id !== undefined) url.pathname += `/${encodeURIComponent(String(voice_id))}`
  if (output_format !== undefined) url.searchParams.set('output_format', String(output_format))
  if (files.length === 0) return { url: url.href, headers, json: rest }
  return { url: url.href, ...(await formCall({ endpoint, body: rest, files }, headers)) }
}
