import type { Call, Http, Reply } from '../spec/http.ts'
import { finishedTicket, moderatedTicket } from '../spec/immediate.ts'
import { decoded } from '../spec/long-texts.ts'
import { type Prepared, ProviderError, type SubmitContext, type Ticket } from '../spec/provider.ts'
import { refusal } from './failures.ts'
import { costOf, fileTokens } from './rates.ts'
import { type ContentReply, contentReply } from './replies.ts'
import { playable } from './wav.ts'

/** A 4K picture in base64, with room. */
const maxReplyBytes = 96 * 1024 * 1024

const filtered = /SAFETY|PROHIBITED|BLOCKLIST|SPII|RECITATION/

/** Pictures and speech by generateContent: one POST, answered with the file itself. */
export async function submitContent(
  http: Http,
  call: Call,
  prepared: Prepared,
  { nonce, keep }: SubmitContext,
  nowMs: number,
): Promise<Ticket> {
  const reply = await http.call({ ...call, maxReplyBytes, longTexts: true })
  if (reply.status !== 200) throw http.refusal(call, reply, refusal(reply))
  const parsed = contentReply.safeParse(reply.json)
  if (!parsed.success) throw http.broken(call, 'Google took the request, but its reply could not be read.')
  const answer = parsed.data
  const operationId = answer.responseId ?? nonce
  const files = await filesIn(reply, answer)
  if (files.length === 0) {
    const reason = answer.promptFeedback?.blockReason ?? answer.candidates?.[0]?.finishReason ?? ''
    const blocked = answer.promptFeedback?.blockReason != null || filtered.test(reason)
    if (!blocked) throw nothingCame(http, answer, reason)
    const billed = answer.usageMetadata != null && fileTokens(answer.usageMetadata) > 0
    return moderatedTicket(operationId, `Google’s filter withheld this result (${reason}).`, billed)
  }
  const outputs = []
  for (const { kind, contentType, content } of files) {
    outputs.push({ kind, contentType, url: await keep(content, contentType) })
  }
  const cost = costOf(modelOf(prepared.endpoint), answer.usageMetadata, nowMs)
  return finishedTicket({ operationId, outputs, ...(cost === null ? {} : { costMicroUsd: cost }) })
}

/** `models/<model>:generateContent` */
const modelOf = (endpoint: string) => endpoint.replace(/^models\//, '').replace(/:.*$/, '')

interface MadeFile {
  kind: 'image' | 'audio'
  contentType: string
  content: Uint8Array
}

/** A model that thinks in pictures marks its drafts; they are no results. */
async function filesIn(reply: Reply, { candidates }: ContentReply): Promise<MadeFile[]> {
  const files: MadeFile[] = []
  for (const { inlineData, thought } of candidates?.[0]?.content?.parts ?? []) {
    if (!inlineData || thought === true) continue
    const made = playable(inlineData.mimeType, await decoded(reply, inlineData.data, 'base64'))
    if (made.contentType.startsWith('image/')) files.push({ kind: 'image', ...made })
    else if (made.contentType.startsWith('audio/')) files.push({ kind: 'audio', ...made })
  }
  return files
}

/** The request was answered, so it is not lost; what Google takes for words is next to nothing. */
function nothingCame(http: Http, { candidates }: ContentReply, reason: string): ProviderError {
  const [candidate] = candidates ?? []
  const texts = (candidate?.content?.parts ?? []).flatMap(({ text, thought }) =>
    text && !thought ? [text] : [],
  )
  const said = (candidate?.finishMessage ?? texts.join(' ')).trim()
  const why = said === '' ? (reason === '' ? '' : ` (${reason})`) : `: ${said}`
  const detail = http.redact(`Google answered without a file${why}`)
  return new ProviderError({ kind: 'internal', detail, retry: false, billed: false }, 'refused')
}
