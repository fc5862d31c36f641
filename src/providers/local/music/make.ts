import { join } from 'node:path'
import { z } from 'zod'
import type { JsonObject } from '#kernel/json.ts'
import { writeMastered } from '../master-wav.ts'
import { loudnessFacts } from '../mux.ts'
import type { WorkerContext } from '../worker-task.ts'
import { MusicBody } from './bodies.ts'
import { compose, type Score } from './compose.ts'
import { type Mood, moods } from './moods.ts'
import { planPiece } from './plan.ts'
import { play } from './play.ts'
import { understandMusic } from './understand.ts'

const Task = z.object({ scratch: z.string(), request: MusicBody })

/** The worker's side of `music`: writes and plays a piece into `music.wav`. */
export async function makeMusic(task: unknown, context: WorkerContext): Promise<JsonObject> {
  const { scratch, request } = Task.parse(task)
  const said = understandMusic(request.prompt)
  const name = request.mood ?? said.mood
  const mood = arranged(moods[name], said)
  const plan = planPiece(mood, request, request.bpm ?? said.bpm)
  const score = compose({ mood, ...plan, seed: request.seed, ending: request.ending })
  const sound = play(score, mood, plan.seconds, request, (fraction) => context.onProgress(0.85 * fraction))
  const loudness = await writeMastered(join(scratch, 'music.wav'), sound, { scratch, signal: context.signal })
  context.onProgress(1)
  return {
    ...loudnessFacts(loudness),
    ...{ mood: name, bpm: Math.round(score.bpm * 1_000) / 1_000, key: keyOf(score, mood), bars: score.bars },
    ...{ heard: said.heard, loops: request.ending === 'loop', durationSeconds: plan.seconds },
    instruments: [
      ...new Set([...mood.parts.map(({ instrument }) => instrument), ...Object.keys(mood.drums)]),
    ],
  }
}

function arranged(mood: Mood, { soloist, drums }: ReturnType<typeof understandMusic>): Mood {
  const sings = (movement: string) => movement === 'melody'
  const hasMelody = mood.parts.some(({ movement }) => sings(movement))
  const solo = soloist === null ? [] : [{ ...firstSolo, instrument: soloist }]
  const parts = mood.parts.map((part) =>
    soloist !== null && sings(part.movement) ? { ...part, instrument: soloist } : part,
  )
  return { ...mood, parts: hasMelody ? parts : [...parts, ...solo], drums: drums ? mood.drums : {} }
}

const firstSolo = { movement: 'melody', octave: 1, level: 0.5, pan: 0.1 } as const

const letters = ['C', 'C♯', 'D', 'E♭', 'E', 'F', 'F♯', 'G', 'A♭', 'A', 'B♭', 'B']

const keyOf = ({ root }: Score, { scale }: Mood): string =>
  `${letters[root % 12]} ${scale.includes(4) ? 'major' : 'minor'}`
