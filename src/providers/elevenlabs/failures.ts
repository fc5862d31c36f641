import { z } from 'zod'
import { failureOfStatus, type Reply } from '../spec/http.ts'
import type { ProviderFailure } from '../spec/provider.ts'

const Told = z.object({
  status: z.string().nullish(),
  code: z.string().nullish(),
  message: z.string().nullish(),
})
const errorReply = z.object({
  detail: z.union([
    z.string(),
    z.array(z.object({ loc: z.array(z.union([z.string(), z.number()])).nullish(), msg: z.string() })),
    Told.extend({
      data: z.object({ prompt_suggestion: z.string().nullish() }).nullish(),
      prompt_suggestion: z.string().nullish(),
    }),
  ]),
})

interface Said {
  code: string
  words: string
  /** What the filter would let through instead. */
  suggestion: string | null
}

function readError(reply: Reply): Said {
  const parsed = errorReply.safeParse(reply.json)
  const detail = parsed.success ? parsed.data.detail : ''
  if (typeof detail === 'string') return { code: '', words: detail, suggestion: null }
  if (Array.isArray(detail)) {
    const words = detail.map(({ loc, msg }) => `${(loc ?? []).slice(1).join('.')}: ${msg}`).join('; ')
    return { code: '', words, suggestion: null }
  }
  return {
    code: detail.status ?? detail.code ?? '',
    words: detail.message ?? '',
    suggestion: detail.prompt_suggestion ?? detail.data?.prompt_suggestion ?? null,
  }
}

const withheld = new Set(['bad_prompt', 'bad_composition_plan'])

/** The filter's words, when it refused the request for what it says. Free: nothing was made. */
export function withheldBy(reply: Reply): string | null {
  const { code, suggestion } = readError(reply)
  if (!withheld.has(code)) return null
  const instead = suggestion === null ? '' : ` It suggests: “${suggestion}”`
  return `ElevenLabs’s filter refused these words.${instead}`
}

type Meaning = [kind: ProviderFailure['kind'], words: string]

const meanings: Record<string, Meaning> = {
  invalid_api_key: ['unauthorized', 'ElevenLabs does not accept the key'],
  missing_permissions: ['unauthorized', 'The key at ElevenLabs may not do this'],
  quota_exceeded: ['exhausted', 'The credits at ElevenLabs are used up'],
  max_character_limit_exceeded: ['invalid', 'The text is too long for this model at ElevenLabs'],
  voice_not_found: ['invalid', 'The voice is no longer in the account at ElevenLabs'],
  voice_limit_reached: ['exhausted', 'The account at ElevenLabs has no free place for a voice'],
  can_not_use_instant_voice_cloning: ['exhausted', 'The plan at ElevenLabs does not include cloning'],
}

/** Why a call was refused. A plan that is too small is no wrong key, whatever the status says. */
export function refusal(reply: Reply): ProviderFailure {
  const failure = failureOfStatus('ElevenLabs', reply)
  const { code, words } = readError(reply)
  const said = words.trim() === '' ? '.' : `: ${words.trim()}`
  const known = meanings[code]
  if (known) return { ...failure, kind: known[0], detail: `${known[1]}${said}`, retry: false }
  if (code.startsWith('only_for_'))
    return {
      ...failure,
      kind: 'exhausted',
      detail: `The plan at ElevenLabs does not include this${said}`,
      retry: false,
    }
  return failure.kind === 'invalid' && said !== '.'
    ? { ...failure, detail: `ElevenLabs refused the request${said}` }
    : failure
}
