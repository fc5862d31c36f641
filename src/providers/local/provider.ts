import type { CompiledRequest, InlineContext, InlineProvider } from '#providers/spec/provider.ts'
import { ambience } from './ambience.ts'
import type { MadeBefore } from './cache/made-before.ts'
import { workKey } from './cache/work-key.ts'
import { colourEnhance } from './colour-enhance.ts'
import { continueVideo } from './continue.ts'
import { convert } from './convert.ts'
import { draftImage, draftVideo } from './draft.ts'
import { draftContinue } from './draft-continue.ts'
import type { Endpoint } from './endpoint.ts'
import { LocalErrors } from './errors.ts'
import { film } from './film.ts'
import { interpolate } from './interpolate.ts'
import { lastFrame } from './last-frame.ts'
import { music } from './music.ts'
import { mux } from './mux.ts'
import { motion, photoMotion } from './photo.ts'
import { post } from './post.ts'
import { removeBackground } from './remove-background.ts'
import { sfx } from './sfx.ts'
import { speed } from './speed.ts'
import { stabilize } from './stabilize.ts'
import { upscale } from './upscale.ts'
import { voice } from './voice.ts'
import { voiceOver } from './voice-over.ts'

const endpoints: Record<string, Endpoint> = {
  'draft.image': draftImage,
  'draft.video': draftVideo,
  'draft.continue': draftContinue,
  'photo.motion': photoMotion,
  motion,
  voice,
  ambience,
  music,
  sfx,
  upscale,
  interpolate,
  speed,
  stabilize,
  convert,
  'colour.enhance': colourEnhance,
  'remove.background': removeBackground,
  'last.frame': lastFrame,
  continue: continueVideo,
  'voice.over': voiceOver,
  post,
  mux,
  film,
}

/**
 * The engines that every machine has: always there, free, the same for the same seed; so what was made before is not made again. Errors are `MediaErrors` and
 * `LocalErrors`; an abort throws the signal's reason after every child is gone.
 */
export function createLocalProvider(madeBefore: MadeBefore | null = null): InlineProvider {
  return {
    kind: 'inline',
    id: 'local',
    async render(request: CompiledRequest, context: InlineContext) {
      const chosen = Object.hasOwn(endpoints, request.endpoint) ? endpoints[request.endpoint] : undefined
      if (!chosen)
        throw LocalErrors.validation_failed({ detail: `There is no local engine "${request.endpoint}".` })
      context.signal.throwIfAborted()
      if (madeBefore === null) return chosen.render(request.body, context)
      const key = await workKey(request, context.inputs)
      const found = await madeBefore.find(key, context.scratch)
      if (found !== null) return found.map((output) => ({ ...output, fromCache: true }))
      const outputs = await chosen.render(request.body, { ...context, parts: madeBefore.partsOf(key) })
      await madeBefore.keep(key, outputs)
      await madeBefore.forgetParts(key)
      return outputs
    },
  }
}
