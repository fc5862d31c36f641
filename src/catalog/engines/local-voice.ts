import { z } from 'zod'
import type { Engine } from '../engine.ts'
import { local } from './local-shared.ts'

const options = z.strictObject({
  voiceId: z.string().min(1).max(64).optional(),
  language: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Write it like "de" or "en-GB".')
    .optional()
    .describe('Where no voice is chosen, the best one of this language speaks.'),
  speed: z.number().min(0.5).max(2).default(1),
  pitch: z.number().min(-4).max(4).default(0).describe('Semitones: deeper or brighter, as long as before.'),
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
        const { voiceId, language, speed, pitch } = options.parse(request.options)
        return {
          endpoint: 'voice',
          body: {
            ...{ text: request.prompt, voiceId: voiceId ?? null, language: language ?? null },
            ...{ speed, pitch, seed: request.seed },
          },
          slots: [],
        }
      },
    },
  ],
}
