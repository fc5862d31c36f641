import { countInputs } from '../compile.ts'
import type { Compiled, Engine, ModeCard, RouteRequest } from '../engine.ts'
import type { PriceRule } from '../price-rule.ts'
import { promptInWords } from '../words.ts'
import { firstFrame, hostedVideo, lastFrame, secondsText } from './fal-video.ts'

const maxChars = 20_000

interface Omni {
  id: string
  model: string
  label: string
  summary: string
  maxSeconds: number
  source: NonNullable<Engine['source']>
  price: PriceRule
}

function omni({ id, model, label, summary, maxSeconds, source, price }: Omni): Engine {
  const common: Omit<ModeCard, 'inputs'> = {
    ...hostedVideo,
    resolutions: ['720p', '360p', '1080p', '4k'],
    audio: 'always',
    seed: false,
    negativePrompt: false,
    prompt: { required: true, maxChars },
    expectedSeconds: { base: 40, perSecond: 5 },
  }
  const upTo = (max: number) => ({ durations: { min: 3, max, step: 1, default: Math.min(8, max) } })
  const made = { ...common, ...upTo(maxSeconds), aspectRatios: ['16:9', '9:16'] }
  const clip = { role: 'video', kind: 'video', min: 1, max: 1, maxSeconds } as const
  const extras = { role: 'reference', kind: 'image', min: 0, max: 5 } as const
  return {
    id,
    label,
    maker: 'Google',
    summary,
    tags: ['sound', '4k', 'references'],
    draft: false,
    pictureName: (number) => `@Image${number}`,
    source,
    modes: {
      t2v: { ...made, inputs: [] },
      i2v: { ...made, ...upTo(10), inputs: [firstFrame, lastFrame] },
      r2v: { ...made, inputs: [{ role: 'reference', kind: 'image', min: 1, max: 6 }] },
      // An edit is as long and as wide as its clip.
      v2v: { ...common, inputs: [clip, extras] },
      extend: { ...common, ...upTo(10), inputs: [clip, extras] },
    },
    price,
    routes: [{ provider: 'google', compile: (request) => compileOmni(model, request) }],
  }
}

/**
 * Resellers agree on the other resolutions: a third, one and a half and three times 720p. A clip that is worked on is
 * read first, at nine tenths of a cent for each second.
 */
const perSecond = { '360p': 33_400, '720p': 100_000, '1080p': 150_000, '4k': 300_000 }

export const geminiOmni11Flash = omni({
  id: 'gemini-omni-1.1-flash',
  model: 'gemini-omni-1.1-flash',
  label: 'Gemini Omni 1.1 Flash',
  summary:
    'Films with sound from words, frames or six pictures; changes and continues clips of up to 10 s (not in Europe).',
  maxSeconds: 10,
  source: { url: 'https://ai.google.dev/gemini-api/docs/omni', checkedAt: '2026-09-18' },
  price: {
    credits: { per: 'default' },
    cost: {
      per: 'second',
      tiers: Object.entries(perSecond).map(([resolution, microUsd]) => ({
        when: { resolutions: [resolution] },
        microUsd,
      })),
      perMediaSecondMicroUsd: 8_700,
      // 2,040 tokens.
      perReferenceMicroUsd: 3_100,
    },
    // It is sold by the tokens of the video that came.
    billsModerated: false,
    billsFailed: false,
    // Second-hand: a reseller's grid, whose 720p is Google's own price.
    source: {
      url: 'https://wavespeed.ai/blog/ai-models/gemini-omni-1-1-flash-api/',
      checkedAt: '2026-11-27',
    },
  },
})

export const geminiOmni12Flash = omni({
  id: 'gemini-omni-1.2-flash',
  model: 'gemini-omni-1.2-flash',
  label: 'Gemini Omni 1.2 Flash',
  summary: 'The next Omni: up to fifteen seconds from words or pictures, with sound.',
  maxSeconds: 15,
  source: { url: 'https://runware.ai/docs/models/google-gemini-omni-flash-1-2', checkedAt: '2026-11-27' },
  price: {
    credits: { per: 'unknown' },
    cost: null,
    billsModerated: false,
    billsFailed: false,
    source: { url: 'https://ai.google.dev/gemini-api/docs/pricing', checkedAt: '2026-11-21' },
  },
})

const tasks: Partial<Record<RouteRequest['mode'], string>> = {
  i2v: 'image_to_video',
  r2v: 'reference_to_video',
  v2v: 'edit',
  extend: 'extend',
}

function compileOmni(model: string, request: RouteRequest): Compiled {
  const media = (['firstFrame', 'lastFrame', 'reference', 'video'] as const).flatMap((role) =>
    Array.from({ length: countInputs(request, role) }, (_, index) => ({ role, index })),
  )
  const { aspectRatio, durationSeconds, resolution } = request
  const text = [rolesInWords(request), promptInWords(request, maxChars)].filter((words) => words !== '')
  return {
    endpoint: 'interactions',
    body: {
      model,
      input: [
        ...media.map(({ role }) => ({ type: role === 'video' ? 'video' : 'image' })),
        { type: 'text', text: text.join(' ') },
      ],
      background: true,
      store: true,
      response_format: {
        type: 'video',
        delivery: 'uri',
        resolution,
        ...(aspectRatio === null ? {} : { aspect_ratio: aspectRatio }),
        ...(durationSeconds === null ? {} : { duration: secondsText(request, 's') }),
      },
      generation_config: { video_config: { task: tasks[request.mode] ?? 'text_to_video' } },
    },
    slots: media.map((input, place) => ({ ...input, at: ['input', place, 'uri'] })),
  }
}

/** Omni learns what each file is for from marks before the prompt. */
function rolesInWords(request: RouteRequest): string {
  const frames = ['FIRST_FRAME', 'LAST_FRAME'].slice(
    0,
    countInputs(request, 'firstFrame') + countInputs(request, 'lastFrame'),
  )
  const marks = frames.map((mark, place) => `<${mark}>@Image${place + 1}`)
  if (request.mode === 'v2v') marks.push('<VIDEO_0>@Video1')
  const references = Array.from(
    { length: countInputs(request, 'reference') },
    (_, index) => `<IMAGE_REF_${index}>@Image${frames.length + index + 1}`,
  )
  return [
    marks.length > 0 ? `[# Sources ${marks.join(' ')}]` : '',
    references.length > 0 ? `[# References ${references.join(' ')}]` : '',
    request.mode === 'extend' ? 'Extend this video.' : '',
  ]
    .filter((words) => words !== '')
    .join(' ')
}
