import { countInputs, durationOf } from '../compile.ts'
import type { Compiled, Route, RouteRequest } from '../engine.ts'
import { negativeInWords, promptInWords } from '../words.ts'
import { whenWritten } from './fal-video.ts'

const maxChars = 20_000

/** Veo at its maker's, where an endpoint is the model. */
export const veoByVertex = (model: string): Route => ({
  provider: 'vertex',
  compile: (request) => compile(model, request),
})

function compile(model: string, request: RouteRequest): Compiled {
  const frames = [
    { role: 'firstFrame', field: 'image' },
    { role: 'lastFrame', field: 'lastFrame' },
  ] as const
  return {
    endpoint: model,
    body: {
      instances: [{ prompt: promptInWords(request, maxChars) }],
      parameters: {
        sampleCount: 1,
        durationSeconds: durationOf(request),
        resolution: request.resolution,
        aspectRatio: request.aspectRatio,
        generateAudio: request.audio,
        seed: request.seed,
        ...whenWritten('negativePrompt', negativeInWords(request)),
      },
    },
    slots: frames.flatMap(({ role, field }) =>
      countInputs(request, role) > 0
        ? [{ role, index: 0, at: ['instances', 0, field, 'bytesBase64Encoded'] }]
        : [],
    ),
  }
}
