import { z } from 'zod'
import type { Call, Http } from '../spec/http.ts'
import { readInput } from '../spec/inputs.ts'
import { encodedForm, fileName } from '../spec/multipart.ts'
import type { CloneRequest, VendorVoice, VoiceDesk } from '../spec/voices.ts'
import { refusal } from './failures.ts'

const maxSampleBytes = 11_000_000
/** A hundred voices a page; an account of thousands is not listed to its end. */
const maxPages = 10

const Labels = z.record(z.string(), z.string().nullish())
const voiceReply = z.object({
  voice_id: z.string().min(1),
  name: z.string().nullish(),
  category: z.string().nullish(),
  sharing: z.object({ status: z.string().nullish() }).nullish(),
  labels: Labels.nullish(),
  description: z.string().nullish(),
  preview_url: z.string().nullish(),
  verified_languages: z
    .array(z.object({ language: z.string().nullish(), locale: z.string().nullish() }))
    .nullish(),
})
const listReply = z.object({
  voices: z.array(voiceReply),
  has_more: z.boolean().nullish(),
  next_page_token: z.string().nullish(),
})
const addedReply = z.object({ voice_id: z.string().min(1) })

/** Everybody's: the vendor's own, and those that were added from its library. All else somebody made or trained in this account. */
const publicKinds: ReadonlySet<string> = new Set(['premade', 'famous'])
const fromLibrary: ReadonlySet<string> = new Set(['copied', 'copied_disabled'])
/** Our mark on a voice that we cloned. */
const markLabel = 'dailies'

interface Access {
  http: Http
  origin: string
  headers: Record<string, string>
}

export function openVoices({ http, origin, headers }: Access): VoiceDesk {
  async function page(token: string | null, signal: AbortSignal) {
    const url = new URL(`${origin}/v2/voices?page_size=100`)
    if (token !== null) url.searchParams.set('next_page_token', token)
    const call: Call = { method: 'GET', url: url.href, headers, timeoutMs: 20_000, signal }
    const reply = await http.call(call)
    if (reply.status !== 200) throw http.refusal(call, reply, refusal(reply))
    const parsed = listReply.safeParse(reply.json)
    if (!parsed.success) throw http.broken(call, 'ElevenLabs’s list of voices could not be read.')
    return parsed.data
  }

  return {
    async list(signal) {
      const voices: VendorVoice[] = []
      let token: string | null = null
      for (let pages = 0; pages < maxPages; pages++) {
        const read = await page(token, signal)
        voices.push(...read.voices.map(toVoice))
        token = read.has_more ? (read.next_page_token ?? null) : null
        if (token === null) break
      }
      return voices
    },

    async clone({ name, samples, removeNoise, mark }: CloneRequest, signal) {
      const form = new FormData()
      form.append('name', name)
      form.append('remove_background_noise', String(removeNoise))
      form.append('labels', JSON.stringify({ [markLabel]: mark }))
      for (const sample of samples) {
        const content = await readInput(sample, maxSampleBytes, 'ElevenLabs')
        form.append('files', new Blob([content], { type: sample.contentType }), fileName(sample))
      }
      const { bytes, contentType } = await encodedForm(form)
      const call: Call = {
        method: 'POST',
        url: `${origin}/v1/voices/add`,
        headers: { ...headers, 'content-type': contentType },
        bytes,
        timeoutMs: 120_000,
        signal,
        billable: true,
      }
      const reply = await http.call(call)
      if (reply.status !== 200) throw http.refusal(call, reply, refusal(reply))
      const parsed = addedReply.safeParse(reply.json)
      if (parsed.success) return parsed.data.voice_id
      throw http.broken(call, 'ElevenLabs took the samples, but its reply could not be read.')
    },

    async remove(voiceId, signal) {
      const url = `${origin}/v1/voices/${encodeURIComponent(voiceId)}`
      const call: Call = { method: 'DELETE', url, headers, timeoutMs: 20_000, signal }
      const reply = await http.call(call)
      if (reply.status === 200 || reply.status === 404) return
      const error = http.refusal(call, reply, refusal(reply))
      if (!reply.text.includes('voice_not_found') && !reply.text.includes('voice_does_not_exist')) throw error
    },
  }
}

function toVoice(voice: z.infer<typeof voiceReply>): VendorVoice {
  const labels = voice.labels ?? {}
  const told = (name: string) => labels[name]?.trim().replaceAll('_', ' ') || null
  const spoken = (voice.verified_languages ?? []).flatMap(({ locale, language }) => locale ?? language ?? [])
  const first = labels.language?.trim()
  const isPublic = publicKinds.has(voice.category ?? '') || fromLibrary.has(voice.sharing?.status ?? '')
  return {
    id: voice.voice_id,
    label: voice.name ?? voice.voice_id,
    languages: [...new Set([...(first ? [first] : []), ...spoken])],
    kind: isPublic ? 'premade' : 'cloned',
    gender: told('gender'),
    age: told('age'),
    accent: told('accent'),
    description: voice.description?.trim() || told('descriptive') || told('use_case'),
    previewUrl: voice.preview_url ?? null,
    mark: labels[markLabel] ?? null,
  }
}
