import { join } from 'node:path'
import { z } from 'zod'
import type { JsonObject } from '#kernel/json.ts'
import { hashText, seededRandom } from '#kernel/random.ts'
import { writeWav } from '#media/wav.ts'
import { layers } from '../ambience/layers.ts'
import { openRing, type Ring } from '../ambience/ring.ts'
import { LocalErrors } from '../errors.ts'
import type { WorkerContext } from '../worker-task.ts'
import { SfxBody } from './bodies.ts'
import type { Sounding } from './effect.ts'
import { effects } from './effects.ts'
import { knownSounds, type SfxWish, understandSfx } from './understand.ts'

const Task = z.object({ scratch: z.string(), request: SfxBody })

const sampleRate = 48_000
/** A true peak below −1 dB: between samples a wave is a little higher than at them. */
const peak = 10 ** (-2 / 20)

/** The worker's side of `sfx`: writes `sfx.wav`. */
export async function makeSfx(
  task: unknown,
  context: Pick<WorkerContext, 'onProgress'>,
): Promise<JsonObject> {
  const { scratch, request } = Task.parse(task)
  const wish = understandSfx(request.prompt)
  if (wish.events.length === 0 && wish.beds.length === 0) throw unknownSound()
  const sound = synthesiseSfx(wish, request.durationSeconds, request.seed)
  context.onProgress(0.9)
  await writeWav(join(scratch, 'sfx.wav'), { sampleRate, left: sound.left, right: sound.right })
  const made = [
    ...wish.events.map(({ effect, times }) => (times > 1 ? `${effect} × ${times}` : effect)),
    ...wish.beds,
  ]
  const { heard, instead, unknown } = wish
  return {
    made,
    heard,
    ...(instead.length > 0 ? { instead } : {}),
    ...(unknown.length > 0 ? { notMade: unknown } : {}),
    durationSeconds: request.durationSeconds,
  }
}

/** Each sound in its own stretch of the time, one after another, over what lasts. */
export function synthesiseSfx({ events, beds }: SfxWish, seconds: number, seed: number): Ring {
  const mix = openRing(sampleRate, seconds)
  for (const bed of beds) {
    const own = openRing(sampleRate, seconds)
    layers[bed](own, hashText(bed, seed))
    add(mix, own, (events.length > 0 ? 0.35 : 1) / Math.max(1e-6, loudest(own)))
  }
  const stretch = seconds / Math.max(1, events.length)
  for (const [index, { effect, times }] of events.entries()) {
    for (let time = 0; time < times; time++) {
      const own = hashText(`${effect} ${index} ${time}`, seed)
      const given = { rate: sampleRate, seconds: stretch / times, random: seededRandom(own), seed: own }
      place(mix, (index + time / times) * stretch, effects[effect](given))
    }
  }
  settle(mix)
  return mix
}

function place({ left, right, length }: Ring, atSeconds: number, { seconds, sample, pan }: Sounding): void {
  const start = Math.round(atSeconds * sampleRate)
  const samples = Math.min(length - start, Math.floor(seconds * sampleRate))
  for (let at = 0; at < samples; at++) {
    const t = at / sampleRate
    const value = sample(t) * Math.min(1, (samples - at) / 240)
    const angle = (((pan?.(t) ?? 0) + 1) * Math.PI) / 4
    left[start + at] = (left[start + at] ?? 0) + value * Math.cos(angle)
    right[start + at] = (right[start + at] ?? 0) + value * Math.sin(angle)
  }
}

const loudest = ({ left, right }: Ring): number => {
  let most = 0
  for (let at = 0; at < left.length; at++)
    most = Math.max(most, Math.abs(left[at] ?? 0), Math.abs(right[at] ?? 0))
  return most
}

function add(mix: Ring, own: Ring, gain: number): void {
  for (let at = 0; at < mix.length; at++) {
    mix.left[at] = (mix.left[at] ?? 0) + (own.left[at] ?? 0) * gain
    mix.right[at] = (mix.right[at] ?? 0) + (own.right[at] ?? 0) * gain
  }
}

const fadeSamples = 0.02 * sampleRate

/** To its peak, and to silence at its very end. */
function settle(mix: Ring): void {
  const gain = peak / Math.max(1e-6, loudest(mix))
  for (let at = 0; at < mix.length; at++) {
    const level = gain * Math.min(1, (mix.length - at) / fadeSamples)
    mix.left[at] = (mix.left[at] ?? 0) * level
    mix.right[at] = (mix.right[at] ?? 0) * level
  }
}

const unknownSound = () =>
  LocalErrors.sound_unknown({
    detail: `The local engine makes these sounds: ${knownSounds.join(', ')}. None of them is in these words.`,
    nextSteps: [{ action: 'edit_prompt', label: 'Name one of these sounds' }],
  })
