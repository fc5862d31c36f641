import { countInputs } from '../compile.ts'
import type { Compiled, Engine, ModeCard, RouteRequest } from '../engine.ts'
import { promptInWords } from '../words.ts'
import { firstFrame, hostedVideo, lastFrame, secondsText } from './fal-video.ts'

const maxChars = 6_000
const fps = 24

const common: Omit<ModeCard, 'inputs'> = {
  ...hostedVideo,
  durations: { values: [5, 10] },
  resolutions: ['720p', '360p', '540p', '1080p'],
  aspectRatios: ['16:9', '9:16', '1:1', '4:3', '3:4', '21:9'],
  audio: 'none',
  seed: false,
  negativePrompt: false,
  prompt: { required: true, maxChars },
  expectedSeconds: { base: 60, perSecond: 8 },
}

/** Dollars for five seconds; ten cost three times as much. */
const fiveSeconds: [resolution: string, usd: number][] = [
  ['360p', 0.06],
  ['540p', 0.15],
  ['720p', 0.3],
  ['1080p', 1.2],
]

export const ray32: Engine = {
  id: 'ray-3.2',
  label: 'Luma Ray 3.2',
  maker: 'Luma',
  summary: 'Smooth, filmic motion without sound, from words or between two frames; drafts at 360p for cents.',
  tags: ['cheap'],
  draft: false,
  source: { url: 'https://docs.agents.lumalabs.ai/guides/videos/generation/', checkedAt: '2026-11-21' },
  modes: { t2v: { ...common, inputs: [] }, i2v: { ...common, inputs: [firstFrame, lastFrame] } },
  price: {
    credits: { per: 'default' },
    cost: {
      per: 'fixed',
      tiers: fiveSeconds.flatMap(([resolution, usd]) =>
        [10, 5].map((fromSeconds) => ({
          when: { resolutions: [resolution], fromSeconds },
          microUsd: Math.round(usd * 1_000_000) * (fromSeconds === 10 ? 3 : 1),
        })),
      ),
    },
    // The guide says that moderated and failed generations are refunded.
    billsModerated: false,
    billsFailed: false,
    source: { url: 'https://docs.agents.lumalabs.ai/guides/pricing/', checkedAt: '2026-11-21' },
  },
  routes: [{ provider: 'luma', compile }],
}

/** Keyframes, because the two older fields for a first and a last frame take no ten seconds. */
function compile(request: RouteRequest): Compiled {
  const roles = (['firstFrame', 'lastFrame'] as const).filter((role) => countInputs(request, role) > 0)
  const end = fps * (request.durationSeconds ?? 0)
  const indexes = roles.map((role) => (role === 'firstFrame' ? 0 : end))
  return {
    endpoint: 'ray-3.2',
    body: {
      type: 'video',
      prompt: promptInWords(request, maxChars),
      aspect_ratio: request.aspectRatio,
      video: {
        resolution: request.resolution,
        duration: secondsText(request, 's'),
        ...(roles.length > 0 ? { keyframe_indexes: indexes } : {}),
      },
    },
    slots: roles.map((role, place) => ({ role, index: 0, at: ['video', 'keyframes', place, 'file_id'] })),
  }
}
