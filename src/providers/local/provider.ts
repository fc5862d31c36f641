import type { CompiledRequest, InlineContext, InlineProvider } from '#providers/spec/provider.ts'
import { ambience } from './ambience.ts'
import { draftImage, draftVideo } from './draft.ts'
import type { Endpoint } from './endpoint.ts'
import { LocalErrors } from './errors.ts'
import { film } from './film.ts'
import { mux } from './mux.ts'
import { motion, photoMotion } from './photo.ts'
import { post } from './post.ts'
import { upscale } from './upscale.ts'
import { voice } from './voice.ts'

const endpoints: Record<string, Endpoint> = {
  'draft.image': draftImage,
  'draft.video': draftVideo,
  'photo.motion': photoMotion,
  motion,
  voice,
  ambience,
  upscale,
  post,
  mux,
  film,
}

/**
 * The engines that every machine has: always there, free, the same for the same seed. Errors are `MediaErrors` and
 * `LocalErrors`; an abort throws the signal's reason after every child is gone.
 */
export function createLocalProvider(): InlineProvider {
  return {
    kind: 'inline',
    id: 'local',
    async render(request: CompiledRequest, context: InlineContext) {
      const chosen = Object.hasOwn(endpoints, request.endpoint) ? endpoints[request.endpoint] : undefined
      if (!chosen)
        throw LocalErrors.validation_failed({ detail: `There is no local engine "${request.endpoint}".` })
      context.signal.throwIfAborted()
      return chosen.render(request.body, context)
    },
  }
}
