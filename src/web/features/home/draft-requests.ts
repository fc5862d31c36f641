import type { GenerationRequestInput } from '#contract/generation.ts'
import { Preferences } from '#contract/preferences.ts'
import type { FilmWish, NewShot } from './make-film.ts'
import { nameFromPrompt } from './shot-name.ts'
import type { Template } from './templates.ts'

export type DraftKind = 'video' | 'picture'

export interface DraftSettings {
  kind: DraftKind
  durationSeconds: number
  aspectRatio: string
}

const frame = { resolution: '720p' } as const
const fps = 24

/** The free take of a sentence: painted on this machine. */
export function draftOfPrompt(prompt: string, settings: DraftSettings): NewShot {
  const { kind, durationSeconds, aspectRatio } = settings
  const name = nameFromPrompt(prompt, 'Untitled shot')
  if (kind === 'picture')
    return { name, request: { mode: 't2i', engineId: 'draft-image', prompt, ...frame, aspectRatio } }
  return {
    name,
    request: {
      ...{ mode: 't2v', engineId: 'draft-video', prompt, ...frame, aspectRatio, fps, durationSeconds },
      camera: { presetId: 'dolly-in', strength: 0.5 },
    },
  }
}

/** The free take of a still: the camera moves through it. */
export function draftOfStill(
  still: { id: string; name: string },
  prompt: string,
  { durationSeconds, aspectRatio }: Omit<DraftSettings, 'kind'>,
): NewShot {
  return {
    name: nameFromPrompt(prompt, withoutEnding(still.name)),
    request: {
      ...{ mode: 'i2v', engineId: 'photo-motion', prompt, ...frame, aspectRatio, durationSeconds, fps },
      inputs: [{ role: 'firstFrame', assetId: still.id }],
      camera: { presetId: 'dolly-in', strength: 0.5 },
    },
  }
}

/** A clip of one's own becomes a shot; what is done with it is chosen in the studio. */
export const shotOfClip = (clip: { id: string; name: string }): NewShot => ({
  name: withoutEnding(clip.name),
  request: { mode: 'upscale', engineId: 'local-upscale', inputs: [{ role: 'video', assetId: clip.id }] },
})

export const shotOfVoice = (): NewShot => ({
  name: 'Voice line',
  request: { mode: 'tts', engineId: 'local-voice' },
})

/** A first shot without words, as the person wants new shots to begin. */
export const emptyShot = (defaults: Preferences['defaults'] = Preferences.parse({}).defaults): NewShot => ({
  name: 'Shot 1',
  request: { mode: 't2v', ...defaults },
})

export function filmOfTemplate(template: Template, draft: boolean): FilmWish {
  const { name, aspectRatio, secondsPerShot, styleId, seed } = template
  const [first, ...others] = template.shots.map(
    (shot): NewShot => ({
      name: shot.name,
      request: {
        ...{ mode: 't2v', engineId: 'draft-video', prompt: shot.prompt, ...frame, aspectRatio, fps, seed },
        ...{ durationSeconds: secondsPerShot, styleId, camera: shot.camera },
      } satisfies GenerationRequestInput,
    }),
  )
  if (first === undefined) throw new Error('A template has shots.')
  return { projectId: null, name, shots: [first, ...others], draft }
}

const withoutEnding = (fileName: string): string =>
  fileName.replace(/\.[a-z0-9]{1,5}$/i, '') || 'Untitled shot'
