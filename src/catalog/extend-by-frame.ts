import type { Engine, InputCard, ModeCard } from './engine.ts'

/** Longer ones are possible, and take long to be joined. */
export const longestSeconds = 600
const video: InputCard = { role: 'video', kind: 'video', min: 1, max: 1, maxSeconds: longestSeconds }

/**
 * An engine that makes a picture move can go on from the last picture of a video, and what it makes is joined to the video.
 * So each one that cannot extend by itself gets a card for it.
 */
export function withExtend(engine: Engine): Engine {
  const { i2v, extend } = engine.modes
  if (!i2v || extend || !startsFromPicture(i2v)) return engine
  const card: ModeCard = { ...i2v, inputs: [video], via: 'i2v' }
  return { ...engine, modes: { ...engine.modes, extend: card } }
}

const startsFromPicture = ({ inputs, inputTotal }: ModeCard): boolean =>
  inputTotal === undefined &&
  inputs.some(({ role }) => role === 'firstFrame') &&
  inputs.every(({ role, min }) => min === 0 || (role === 'firstFrame' && min === 1))
