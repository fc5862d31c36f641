import { seededRandom } from '#kernel/random.ts'
import { bandPass, brown, drift, highPass, lowPass, pink, white } from './noise.ts'
import { addEvent } from './ring.ts'
import { addSides, everySoOften, type Layer } from './texture.ts'

/** Water without waves, sand, snow, and where nobody lives. */

/** Gulls: a cry that bends down, three or four times. */
const gulls: Layer = (ring, seed) => {
  const random = seededRandom(seed)
  for (let gull = 0; gull < 4; gull++) {
    const base = 1_050 + 500 * random()
    const pan = random() * 1.8 - 0.9
    const loud = 0.04 + 0.08 * random()
    everySoOften(random, ring, 0.12, (start) => {
      const cries = 2 + Math.floor(random() * 3)
      for (let cry = 0; cry < cries; cry++) {
        const lasts = 0.28 + 0.2 * random()
        const body = bandPass(ring.sampleRate, 2_300, 2)
        let turns = 0
        addEvent(ring, start + cry * 0.5, lasts, pan, (t) => {
          const share = t / lasts
          const bend = share < 0.25 ? 0.8 + 0.8 * share : 1.06 - 0.42 * share
          turns += (base * bend) / ring.sampleRate
          const reed =
            Math.sin(2 * Math.PI * turns) +
            0.6 * Math.sin(4 * Math.PI * turns) +
            0.35 * Math.sin(6 * Math.PI * turns)
          return (reed * 0.4 + body.pass(reed)) * Math.sin(Math.PI * share) ** 0.7 * loud
        })
      }
    })
  }
}

/** Small waves against wood and stone. */
const lapping: Layer = (ring, seed) => {
  const random = seededRandom(seed)
  const calm = drift(random, ring.seconds, 0.35)
  addSides(ring, 1, (side) => {
    const [noise, band] = [pink(seed + 1 + side), bandPass(ring.sampleRate, 480, 0.7)]
    return (at) => band.pass(noise()) * (0.1 + 0.14 * calm(at + 0.4 * side))
  })
  everySoOften(random, ring, 1.6, (at) => {
    const noise = pink(seed + Math.floor(at * 1_013))
    const slap = bandPass(ring.sampleRate, 500, 1.4)
    const lasts = 0.3 + 0.35 * random()
    const loud = 0.3 + 0.7 * random()
    const top = 700 + 700 * random()
    addEvent(ring, at, lasts, random() * 1.6 - 0.8, (t) => {
      const share = t / lasts
      slap.move(260 + top * Math.sin(Math.PI * share))
      return slap.pass(noise()) * Math.sin(Math.PI * share) ** 1.4 * loud
    })
  })
}

/** Lines that knock on masts, and a bell far out. */
const rigging: Layer = (ring, seed) => {
  const random = seededRandom(seed)
  everySoOften(random, ring, 1.8, (at) => {
    const pitch = 1_250 + 900 * random()
    const loud = 0.03 + 0.07 * random()
    addEvent(ring, at, 0.3, random() * 1.6 - 0.8, (t) => {
      const strike = Math.sin(2 * Math.PI * pitch * t) + 0.5 * Math.sin(2 * Math.PI * pitch * 2.76 * t)
      return strike * Math.exp(-t * 22) * loud
    })
  })
  const bell = 610 + 90 * random()
  everySoOften(random, ring, 0.06, (at) => {
    addEvent(ring, at, 2.5, 0.4, (t) => {
      const strike = Math.sin(2 * Math.PI * bell * t) + 0.5 * Math.sin(2 * Math.PI * bell * 2.4 * t)
      return strike * Math.exp(-t * 2) * Math.min(1, t * 400) * 0.03
    })
  })
}

/** Sand that the wind takes along. */
const sand: Layer = (ring, seed) => {
  const random = seededRandom(seed)
  const gust = drift(random, ring.seconds, 0.5)
  addSides(ring, 1, (side) => {
    const [noise, floor, roof] = [
      white(seed + 1 + side),
      highPass(ring.sampleRate, 3_200),
      lowPass(ring.sampleRate, 9_500),
    ]
    return (at) => roof.pass(floor.pass(noise())) * (0.03 + 0.25 * gust(at + 0.25 * side) ** 3)
  })
}

/** Snow and fog take all edges off: soft air, and flakes or drops against a coat. */
const hush: Layer = (ring, seed) => {
  const random = seededRandom(seed)
  const air = drift(random, ring.seconds, 0.25)
  addSides(ring, 1, (side) => {
    const [noise, low] = [pink(seed + 1 + side), lowPass(ring.sampleRate, 520)]
    return (at) => low.pass(noise()) * (0.25 + 0.25 * air(at + 0.3 * side))
  })
  everySoOften(random, ring, 9, (at) => {
    const [noise, floor] = [white(seed + Math.floor(at * 1_009)), bandPass(ring.sampleRate, 5_200, 1)]
    const loud = 0.02 + 0.05 * random() ** 2
    addEvent(ring, at, 0.03, random() * 2 - 1, (t) => floor.pass(noise()) * Math.exp(-t * 160) * loud)
  })
}

/** A hum of several low tones that beat against each other: no air, a hull, or a thought of one. */
const drone: Layer = (ring, seed) => {
  const random = seededRandom(seed)
  const tones = [41, 61.5, 82.3, 123.4, 185].map((hertz, index) => ({
    // A whole number of turns in the ring each.
    turns: Math.max(1, Math.round(hertz * (1 + 0.01 * (random() - 0.5)) * ring.seconds)),
    loud: 0.5 / (index + 1),
    swell: drift(random, ring.seconds, 0.12),
    side: random(),
  }))
  addSides(ring, 0.5, (side) => {
    const [noise, band] = [pink(seed + 5 + side), bandPass(ring.sampleRate, 260, 3)]
    return (at) =>
      tones.reduce((sum, { turns, loud, swell, side: place }) => {
        const near = side === 0 ? 1 - 0.6 * place : 0.4 + 0.6 * place
        return (
          sum + Math.sin((2 * Math.PI * turns * at) / ring.seconds) * loud * near * (0.4 + 0.6 * swell(at))
        )
      }, 0) +
      band.pass(noise()) * 0.15
  })
}

/** Under water: all is low and near, and bubbles rise. */
const underwater: Layer = (ring, seed) => {
  const random = seededRandom(seed)
  const press = drift(random, ring.seconds, 0.2)
  addSides(ring, 1, (side) => {
    const [deep, low] = [brown(seed + 1 + side), lowPass(ring.sampleRate, 240)]
    return (at) => low.pass(deep()) * (0.35 + 0.35 * press(at + 0.4 * side))
  })
  everySoOften(random, ring, 0.8, (start) => {
    const bubbles = 3 + Math.floor(random() * 9)
    const pan = random() * 1.4 - 0.7
    for (let bubble = 0; bubble < bubbles; bubble++) {
      const pitch = 210 + 420 * random()
      const lasts = 0.05 + 0.06 * random()
      const loud = 0.04 + 0.1 * random()
      addEvent(
        ring,
        start + bubble * (0.05 + 0.05 * random()),
        lasts,
        pan,
        (t) => Math.sin(2 * Math.PI * pitch * (1 + 3.5 * t) * t) * Math.sin((Math.PI * t) / lasts) * loud,
      )
    }
  })
}

export const afar = { gulls, lapping, rigging, sand, hush, drone, underwater }
