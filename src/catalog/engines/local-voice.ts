import { z } from 'zod'
import type { Engine } from '../engine.ts'
import { local } from './local-shared.ts'

const options = z.strictObject({
  voiceId: z.string().min(1).max(64).optional(),
  speed: z.number().min(0.5).max(2).default(1),
})

export const localVoice: Engine = {
  ...local,
  id: 'local-voice',
  label: 'Local voice',
  summary: 'Reads your text with the speech programs found on this machine: clear, audibly synthetic, free.',
  tags: ['draft', 'free', 'offline'],
  modes: {
    tts: {
      output: 'audio',
      audio: 'always',
      seed: true,
      negativePrompt: false,
      prompt: { required: true, maxChars: 5_000 },
      inputs: [],
      camera: 'none',
      styles: false,
      options,
      expectedSeconds: { base: 3, perSecond: 0 },
    },
  },
  routes: [
    {
      provider: 'local',
      compile: (request) => {
        const { voiceId, speed } = options.parse(request.options)
        return {
          endpoint: 'voice',
          body: { text: request.prompt, voiceId: voiceId ?? null, speed, seed: request.seed },
          slots: [],
        }
      },
    },
  ],
}
