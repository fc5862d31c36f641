import { z } from 'zod'
import { slotFor } from '../compile.ts'
import type { Engine, RouteRequest } from '../engine.ts'
import { falBilling, falPage, falWork, givenVideo } from './fal.ts'
import { whenWritten } from './fal-video.ts'

const endpoint = 'fal-ai/mmaudio-v2'
const longestSeconds = 30
const seeds = 65_536

const options = z.strictObject({
  steps: z.int().min(4).max(50).default(25).describe('More take longer and sound cleaner.'),
  closeness: z.number().min(0).max(20).default(4.5).describe('How closely it keeps to the words.'),
  ignorePicture: z.boolean().default(false).describe('Makes the sound from the words alone.'),
})

export const mmaudioV2: Engine = {
  id: 'mmaudio-v2',
  label: 'MMAudio V2',
  maker: 'MMAudio',
  summary: 'Watches a video of up to half a minute and gives it the sound that fits, in step with it.',
  tags: ['sound', 'cheap'],
  draft: false,
  source: falPage(endpoint),
  modes: {
    sfx: {
      ...falWork,
      output: 'video',
      audio: 'always',
      seed: true,
      negativePrompt: true,
      // The page names no limit; this is as much as a sound needs.
      prompt: { required: true, maxChars: 1_000 },
      inputs: [{ ...givenVideo, minSeconds: 1, maxSeconds: longestSeconds }],
      options,
      expectedSeconds: { base: 15, perSecond: 1 },
    },
  },
  price: {
    // A tenth of a cent a second; a credit is the least that can be asked.
    credits: {
      per: 'second',
      credits: 1,
      factors: [{ when: {}, times: [13, 1_000] }],
      perReference: 0,
    },
    cost: { per: 'second', tiers: [{ when: {}, microUsd: 1_000 }], stepSeconds: 1 },
    ...falBilling,
    source: falPage(endpoint),
  },
  routes: [{ provider: 'fal', compile }],
}

function compile(request: RouteRequest) {
  const { steps, closeness, ignorePicture } = options.parse(request.options)
  const seconds =
    request.mediaSeconds === null ? null : Math.min(longestSeconds, Math.ceil(request.mediaSeconds))
  return {
    endpoint,
    body: {
      prompt: request.prompt,
      ...whenWritten('negative_prompt', request.negativePrompt),
      ...(seconds === null ? {} : { duration: Math.max(1, seconds) }),
      seed: request.seed % seeds,
      num_steps: steps,
      cfg_strength: closeness,
      mask_away_clip: ignorePicture,
    },
    slots: slotFor(request, 'video', 'video_url'),
  }
}
