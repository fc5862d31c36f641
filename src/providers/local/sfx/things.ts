import { bandPass, brown, highPass, lowPass, pink, white } from '../ambience/noise.ts'
import { type Effect, evenTimes, glide, hit, repeated, type Sounding, tone } from './effect.ts'

/** Things that people touch, drive and break. */

/** A board that is struck: a few tones of its own and the blow. */
function wood(rate: number, seed: number, pitch: number, dies: number): Sounding {
  const noise = white(seed)
  const low = lowPass(rate, 1_600)
  return {
    seconds: 0.5,
    sample: (t) =>
      (tone(pitch * t) * 0.6 + tone(pitch * 2.3 * t) * 0.3 + tone(pitch * 3.9 * t) * 0.15) * hit(t, dies) +
      low.pass(noise()) * hit(t, 70) * 0.9,
  }
}

const door: Effect = ({ rate, seconds, random, seed }) => {
  const pitch = 85 + 20 * random()
  const latch = click({ rate, seconds, random, seed: seed + 7 })
  const slam = wood(rate, seed, pitch, 9)
  const boom = lowPass(rate, 180)
  const noise = brown(seed + 2)
  return {
    seconds: Math.min(seconds, 1),
    sample: (t) => {
      const after = t - 0.16
      const shut = after < 0 ? 0 : slam.sample(after) + boom.pass(noise()) * hit(after, 8) * 1.4
      return (t < latch.seconds ? latch.sample(t) * 0.35 : 0) + shut
    },
  }
}

const creak: Effect = ({ rate, seconds, random, seed }) => {
  const lasts = Math.min(seconds, 1.8)
  const [first, second] = [bandPass(rate, 620, 9), bandPass(rate, 1_450, 11)]
  const noise = white(seed)
  let turns = 0
  const bend = 0.6 + random()
  return {
    seconds: lasts,
    sample: (t) => {
      const share = t / lasts
      const before = Math.floor(turns)
      turns += (26 + 46 * Math.sin(Math.PI * share) ** bend + 6 * noise()) / rate
      const slips = Math.floor(turns) > before ? 6 : 0
      first.move(540 + 260 * share)
      return (first.pass(slips) + 0.7 * second.pass(slips)) * Math.sin(Math.PI * share) ** 0.6
    },
  }
}

const knock: Effect = ({ rate, seconds, random, seed }) => {
  const blow = wood(rate, seed, 170 + 12 * random(), 26)
  return { ...blow, seconds: Math.min(seconds, blow.seconds) }
}

const steps: Effect = ({ rate, seconds, random, seed }) =>
  repeated(evenTimes(0.52, seconds, random), seconds, (index) => {
    const noise = white(seed + index)
    const [sole, heel] = [bandPass(rate, 1_500 + 700 * random(), 1), lowPass(rate, 160)]
    const loud = 0.8 + 0.2 * random()
    return {
      seconds: 0.26,
      sample: (t) => {
        const toe = t < 0.07 ? 0 : hit(t - 0.07, 45) * 0.5
        const blow = noise()
        return (
          (heel.pass(blow) * hit(t, 30) * 3 +
            tone(glide(t, 120, 70, 30)) * hit(t, 34) * 0.5 +
            sole.pass(blow) * (hit(t, 60) + toe)) *
          loud
        )
      },
    }
  })

const click: Effect = ({ rate, seconds, random, seed }) => {
  const noise = white(seed)
  const high = highPass(rate, 1_800)
  const pitch = 2_600 + 900 * random()
  return {
    seconds: Math.min(seconds, 0.09),
    sample: (t) => {
      const back = t - 0.045
      const blow = high.pass(noise())
      return (
        blow * (hit(t, 420, 0.0002) + (back < 0 ? 0 : hit(back, 500, 0.0002) * 0.5)) +
        tone(pitch * t) * hit(t, 240) * 0.4
      )
    },
  }
}

const typing: Effect = ({ rate, seconds, random, seed }) =>
  repeated(evenTimes(0.13, seconds, random, 0.9), seconds, (index) =>
    click({ rate, seconds: 1, random, seed: seed + index }),
  )

const clock: Effect = ({ rate, seconds, random, seed }) =>
  repeated(evenTimes(0.5, seconds, random, 0), seconds, (index) =>
    wood(rate, seed + index, index % 2 ? 1_500 : 1_900, 90),
  )

const shutter: Effect = ({ rate, seconds, random, seed }) =>
  repeated([0, 0.07, 0.12], Math.min(seconds, 0.3), (index) =>
    click({ rate, seconds: 1, random, seed: seed + index }),
  )

const pop: Effect = ({ seconds, random }) => ({
  seconds: Math.min(seconds, 0.16),
  sample: (t) => tone(glide(t, 260, 900 + 300 * random(), 30)) * hit(t, 32, 0.002),
})

const glass: Effect = ({ rate, seconds, random, seed }) => {
  const lasts = Math.min(seconds, 1.6)
  const noise = white(seed)
  const high = highPass(rate, 3_200)
  const shards = Array.from({ length: 42 }, () => ({
    at: random() ** 2.2 * lasts * 0.7,
    hertz: 2_200 + 6_500 * random(),
    dies: 18 + 50 * random(),
    loud: 0.05 + 0.2 * random(),
  }))
  return {
    seconds: lasts,
    sample: (t) =>
      high.pass(noise()) * hit(t, 28) * 0.8 +
      shards.reduce(
        (sum, { at, hertz, dies, loud }) =>
          sum + (t < at ? 0 : tone(hertz * (t - at)) * hit(t - at, dies) * loud),
        0,
      ),
  }
}

const splash: Effect = ({ rate, seconds, random, seed }) => {
  const lasts = Math.min(seconds, 1.4)
  const noise = pink(seed)
  const band = bandPass(rate, 1_400, 0.8)
  const bubbles = Array.from({ length: 12 }, () => ({
    at: 0.1 + random() * lasts * 0.6,
    hertz: 350 + 900 * random(),
  }))
  return {
    seconds: lasts,
    sample: (t) => {
      band.move(700 + 2_200 * Math.exp(-t * 3))
      const rings = bubbles.reduce(
        (sum, { at, hertz }) =>
          sum + (t < at ? 0 : tone(hertz * (1 + 2 * (t - at)) * (t - at)) * hit(t - at, 26, 0.004) * 0.25),
        0,
      )
      return band.pass(noise()) * hit(t, 4.5, 0.01) * 2 + rings
    },
  }
}

const drop: Effect = ({ seconds, random }) => {
  const hertz = 600 + 500 * random()
  return {
    seconds: Math.min(seconds, 0.35),
    sample: (t) => tone(hertz * (1 + 4.5 * t) * t) * hit(t, 15, 0.003),
  }
}

const heartbeat: Effect = ({ seconds, random }) =>
  repeated(
    evenTimes(0.86, seconds, random, 0.02).flatMap((at) => [at, at + 0.27]),
    seconds,
    (index) => ({
      seconds: 0.3,
      sample: (t) => tone(glide(t, 75, 42, 20)) * hit(t, 14, 0.008) * (index % 2 ? 0.7 : 1),
    }),
  )

const engine: Effect = ({ rate, seconds, random, seed }) => {
  const noise = brown(seed)
  const muffler = lowPass(rate, 420)
  const idle = 26 + 8 * random()
  let turns = 0
  return {
    seconds,
    sample: (t) => {
      const rev = Math.sin(Math.PI * Math.min(1, t / seconds)) ** 2
      turns += (idle * (1 + 2.2 * rev)) / rate
      muffler.move(320 + 900 * rev)
      const fires = 2 * (turns - Math.floor(turns)) - 1
      return (
        muffler.pass(fires + 0.5 * (2 * (turns * 0.5 - Math.floor(turns * 0.5)) - 1) + noise() * 0.7) *
        (0.5 + 0.5 * rev) *
        Math.min(1, t * 6, (seconds - t) * 6)
      )
    },
  }
}

export const things = {
  door,
  creak,
  knock,
  steps,
  click,
  typing,
  clock,
  shutter,
  pop,
  glass,
  splash,
  drop,
  heartbeat,
  engine,
}
