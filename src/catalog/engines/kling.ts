import { z } from 'zod'
import type { InputRole } from '#contract/generation.ts'
import type { JsonObject } from '#kernel/json.ts'
import { countInputs, durationOf } from '../compile.ts'
import type { Compiled, Engine, ModeCard, RouteRequest } from '../engine.ts'

/** Limits: Kling's own pages, read in public copies of them of 2026-09 to 2026-11. */
export const klingSource = { url: 'https://kling.ai/document-api/api/video', checkedAt: '2026-11-27' }

/** Prices: second-hand, a research file that names Kling's price pages, with which another seller's list agrees. */
export const klingBilling = {
  // Kling does not say who pays for what its filter withholds; each task says what was taken.
  billsModerated: true,
  billsFailed: false,
  source: { url: 'https://kling.ai/document-api/pricing/base/video', checkedAt: '2026-11-21' },
} satisfies Partial<Engine['price']>

/** What every card of Kling's leaves out or shares. */
export const klingVideo = {
  output: 'video',
  seed: false,
  negativePrompt: false,
  camera: 'words',
  styles: true,
  expectedSeconds: { base: 60, perSecond: 12 },
} as const satisfies Partial<ModeCard>

export const klingRatios = ['16:9', '9:16', '1:1'] as const

export const shots = z.strictObject({
  /** Lets the model cut: by its own choice, or as "shot 1, 3, a door opens; shot 2, 2, a face;" says. */
  multiShot: z.boolean().default(false),
})

interface Content {
  type: string
  role: InputRole
  /** Names an input in the prompt, e.g. @image_1. */
  named?: 'image' | 'video'
}

/** The list of what is given: the prompt, then each input of these kinds, and where its file goes. */
export function contentsOf(
  request: RouteRequest,
  prompt: string,
  kinds: readonly Content[],
): { contents: JsonObject[]; slots: Compiled['slots'] } {
  const contents: JsonObject[] = prompt === '' ? [] : [{ type: 'prompt', text: prompt }]
  const slots: Compiled['slots'] = []
  const count = { image: 0, video: 0 }
  for (const { type, role, named } of kinds) {
    for (let index = 0; index < countInputs(request, role); index++) {
      slots.push({ role, index, at: ['contents', contents.length, 'url'] })
      if (named) count[named]++
      contents.push({ type, ...(named ? { id: `${named}_${count[named]}` } : {}) })
    }
  }
  return { contents, slots }
}

const frames: readonly Content[] = [
  { type: 'first_frame', role: 'firstFrame' },
  { type: 'last_frame', role: 'lastFrame' },
]

/** From words, or between frames: the model is part of the path. A picture's own shape decides the video's. */
export function compileKling(
  model: string,
  request: RouteRequest,
  prompt: string,
  settings: Record<string, string | number | boolean>,
): Compiled {
  const chosen = { resolution: request.resolution, duration: durationOf(request), ...settings }
  if (countInputs(request, 'firstFrame') === 0) {
    return {
      endpoint: `text-to-video/${model}`,
      body: { prompt, settings: { ...chosen, aspect_ratio: request.aspectRatio } },
      slots: [],
    }
  }
  const { contents, slots } = contentsOf(request, prompt, frames)
  return { endpoint: `image-to-video/${model}`, body: { contents, settings: chosen }, slots }
}
