import type { Clip } from './film-picture.ts'
import type { SpokenPart } from './film-words.ts'
import type { Stem } from './mix.ts'
import { voiceStem } from './mux.ts'
import type { Placed } from './pieces.ts'

interface Sounds {
  clips: readonly Clip[]
  starts: readonly Placed[]
  fps: number
  voices: readonly SpokenPart[]
  ambiences: readonly { path: string }[]
  music: readonly { path: string }[]
  durationSeconds: number
}

/** All that is heard in a film, at its place. The own sounds of clips are softened where the pictures melt. */
export function filmStems(film: Sounds): Stem[] {
  const { clips, starts, fps, voices, ambiences, music, durationSeconds } = film
  const own = clips.flatMap((clip, index): Stem[] => {
    const { atFrame, fadeInFrames, fadeOutFrames } = starts[index] ?? {
      atFrame: 0,
      fadeInFrames: 0,
      fadeOutFrames: 0,
    }
    if (!clip.probe.hasAudio) return []
    const seconds = (frames: number) => Math.max(0.02, frames / fps)
    const place = { path: clip.path, atSeconds: atFrame / fps, lengthSeconds: clip.frames / fps }
    return [
      { kind: 'own', ...place, fadeInSeconds: seconds(fadeInFrames), fadeOutSeconds: seconds(fadeOutFrames) },
    ]
  })
  const beds = ambiences.map(({ path }): Stem => ({ kind: 'ambience', path, ...whole, fadeInSeconds: 0.5 }))
  // A piece has an end of its own; it is faded where the film is a little shorter than was planned.
  const scores = music.map(
    ({ path }): Stem => ({ kind: 'music', path, ...whole, lengthSeconds: durationSeconds, fadeInSeconds: 0 }),
  )
  const spoken = voices.map(({ path, atSeconds, lengthSeconds }) =>
    voiceStem(path, atSeconds, lengthSeconds, durationSeconds),
  )
  return [...own, ...beds, ...scores, ...spoken]
}

const whole = { atSeconds: 0, lengthSeconds: null, fadeOutSeconds: 0.8 } as const
