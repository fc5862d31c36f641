import { bandPass, brown, highPass, lowPass, pink, white } from '../ambience/noise.ts'
import { type Effect, glide, hit, tone } from './effect.ts'

/** What trailers and edits use: air that moves, blows, rises and falls. */

const whoosh: Effect = ({ rate, seconds, random, seed }) => {
  const lasts = Math.min(seconds, 0.7 + 0.5 * random())
  const noise = pink(seed)
  const band = bandPass(rate, 500, 1.6)
  const side = random() < 0.5 ? -1 : 1
  const peak = 0.45 + 0.15 * random()
  return {
    seconds: lasts,
    pan: (t) => side * (1.6 * (t / lasts) - 0.8),
    sample: (t) => {
      const share = t / lasts
      const near = share < peak ? (share / peak) ** 2 : ((1 - share) / (1 - peak)) ** 1.5
      band.move(280 + 2_400 * near)
      return band.pass(noise()) * near * 2.6
    },
  }
}

const impact: Effect = ({ rate, seconds, random, seed }) => {
  const [body, crack] = [lowPass(rate, 260), highPass(rate, 1_200)]
  const [deep, sharp] = [brown(seed), white(seed + 1)]
  const pitch = 46 + 12 * random()
  return {
    seconds: Math.min(seconds, 1.8),
    sample: (t) =>
      tone(glide(t, 150, pitch, 22)) * hit(t, 4.2) * 0.9 +
      body.pass(deep()) * hit(t, 5) * 0.8 +
      crack.pass(sharp()) * hit(t, 55) * 0.5,
  }
}

const explosion: Effect = ({ rate, seconds, seed }) => {
  const [rumble, debris] = [lowPass(rate, 900), bandPass(rate, 1_800, 0.8)]
  const [deep, sharp] = [brown(seed), pink(seed + 1)]
  return {
    seconds: Math.min(seconds, 3.6),
    sample: (t) => {
      rumble.move(160 + 1_600 * Math.exp(-t * 3))
      const blast = rumble.pass(deep()) * hit(t, 1.3, 0.004) * 1.6
      return blast + tone(glide(t, 90, 32, 6)) * hit(t, 2.4) * 0.6 + debris.pass(sharp()) * hit(t, 3) * 0.5
    },
  }
}

const shot: Effect = ({ rate, seconds, seed }) => {
  const [noise, tail] = [white(seed), lowPass(rate, 1_400)]
  return {
    seconds: Math.min(seconds, 0.9),
    sample: (t) =>
      noise() * hit(t, 70, 0.0004) +
      tail.pass(noise()) * hit(t, 9) * 0.6 +
      tone(glide(t, 220, 60, 40)) * hit(t, 22) * 0.6,
  }
}

const riser: Effect = ({ rate, seconds, seed }) => {
  const noise = pink(seed)
  const band = bandPass(rate, 200, 2.2)
  let turns = 0
  return {
    seconds,
    sample: (t) => {
      const share = t / seconds
      turns += (110 * 2 ** (share * 2.6)) / rate
      band.move(220 * 2 ** (share * 4.8))
      const voices = tone(turns) + 0.6 * tone(turns * 1.498) + 0.4 * tone(turns * 2.01)
      return (
        (band.pass(noise()) * 1.5 + voices * 0.22) *
        (0.05 + 0.95 * share ** 2) *
        Math.min(1, (seconds - t) * 80)
      )
    },
  }
}

const fall: Effect = ({ rate, seconds, seed }) => {
  const noise = pink(seed)
  const band = bandPass(rate, 4_000, 2)
  let turns = 0
  const lasts = Math.min(seconds, 3)
  return {
    seconds: lasts,
    sample: (t) => {
      const share = t / lasts
      turns += (620 * 2 ** (-share * 4)) / rate
      band.move(4_200 * 2 ** (-share * 5))
      return (tone(turns) * 0.6 + band.pass(noise()) * 0.8) * (1 - share) ** 1.2 * Math.min(1, t * 60)
    },
  }
}

const laser: Effect = ({ seconds, random }) => {
  const top = 1_800 + 1_200 * random()
  return {
    seconds: Math.min(seconds, 0.4),
    sample: (t) => {
      const turns = glide(t, top, 180, 11)
      return (tone(turns) + 0.4 * Math.sign(tone(turns))) * hit(t, 9) * 0.6
    },
  }
}

const sparkle: Effect = ({ seconds, random }) => {
  const lasts = Math.min(seconds, 1.8)
  const notes = Array.from({ length: 14 }, (_, at) => ({
    at: (at / 14) * lasts * 0.6 + random() * 0.03,
    hertz: 1_400 * 2 ** ((at + Math.floor(random() * 4)) / 7),
  }))
  return {
    seconds: lasts,
    sample: (t) =>
      notes.reduce(
        (sum, { at, hertz }) => sum + (t < at ? 0 : tone(hertz * (t - at)) * hit(t - at, 7) * 0.2),
        0,
      ),
  }
}

export const moves = { whoosh, impact, explosion, shot, riser, fall, laser, sparkle }
