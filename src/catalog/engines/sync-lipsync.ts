import { z } from 'zod'
import { slotFor } from '../compile.ts'
import type { Engine, RouteRequest } from '../engine.ts'
import { falBilling, falPage, falWork, givenVideo } from './fal.ts'
import { tieredPrice } from './tiered-price.ts'

const endpoint = 'fal-ai/sync-lipsync/v2'

/** Only the ways that make nothing longer than the video: the others are billed by the sound's length. */
const options = z.strictObject({
  quality: z.enum(['standard', 'pro']).default('standard').describe('Pro keeps beards, teeth and skin.'),
  longerSound: z
    .enum(['cut', 'silence'])
    .default('cut')
    .describe('Cut ends with the shorter of both; silence lets the video run on without a voice.'),
})

export const syncLipsync2: Engine = {
  id: 'sync-lipsync-2',
  label: 'Sync Lipsync 2',
  maker: 'Sync',
  summary: 'Moves the lips in a video of any length to a recording, in the speaker’s own way.',
  tags: ['performance', 'long'],
  draft: false,
  source: falPage(endpoint),
  modes: {
    lipsync: {
      ...falWork,
      output: 'video',
      audio: 'always',
      inputs: [givenVideo, { role: 'audio', kind: 'audio', min: 1, max: 1 }],
      options,
      expectedSeconds: { base: 40, perSecond: 12 },
    },
  },
  price: {
    // 3 dollars a minute; fal says that pro costs roughly 1.67 times as much.
    ...tieredPrice('second', [
      { options: { quality: ['standard'] }, usd: 0.05 },
      { options: { quality: ['pro'] }, usd: 0.0835 },
    ]),
    ...falBilling,
    source: falPage(endpoint),
  },
  routes: [{ provider: 'fal', compile }],
}

function compile(request: RouteRequest) {
  const { quality, longerSound } = options.parse(request.options)
  return {
    endpoint,
    body: {
      model: quality === 'pro' ? 'lipsync-2-pro' : 'lipsync-2',
      sync_mode: longerSound === 'cut' ? 'cut_off' : 'silence',
    },
    slots: [...slotFor(request, 'video', 'video_url'), ...slotFor(request, 'audio', 'audio_url')],
  }
}
