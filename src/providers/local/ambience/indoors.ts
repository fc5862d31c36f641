import { seededRandom } from '#kernel/random.ts'
import { bandPass, brown, drift, highPass, lowPass, pink, white } from './noise.ts'
import { addEvent } from './ring.ts'
import { addSides, everySoOften, type Layer } from './texture.ts'

/** What is heard under a roof. */

/** The sound of no sound: a quiet place is never silent. */
const room: Layer = (ring, seed) => {
  addSides(ring, 1, (side) => {
    const [deep, air] = [brown(seed + 1 + side), pink(seed + 3 + side)]
    const low = lowPass(ring.sampleRate, 220)
    return () => low.pass(deep()) * 0.25 + air() * 0.03
  })
}

/** Formants of a few open vowels, in Hz. */
const vowels = [
  [700, 1_150],
  [520, 1_750],
  [420, 850],
  [320, 2_100],
] as const

/** People who talk, too many and too far to be understood: syllables of voices, each in its own pitch and place. */
const murmur: Layer = (ring, seed) => {
  const random = seededRandom(seed)
  for (let talker = 0; talker < 9; talker++) {
    const pitch = random() < 0.5 ? 95 + 45 * random() : 175 + 70 * random()
    const pan = random() * 1.8 - 0.9
    const loud = 0.05 + 0.08 * random()
    // A sentence, then somebody else's turn.
    everySoOften(random, ring, 0.16, (start) => {
      const syllables = 4 + Math.floor(random() * 9)
      for (let index = 0; index < syllables; index++) {
        const lasts = 0.11 + 0.1 * random()
        const [low, high] = vowels[Math.floor(random() * vowels.length)] ?? vowels[0]
        const [first, second] = [bandPass(ring.sampleRate, low, 5), bandPass(ring.sampleRate, high, 8)]
        const tone = pitch * (1.12 - (0.25 * index) / syllables + 0.08 * random())
        let turns = 0
        addEvent(ring, start + index * 0.19, lasts, pan, (t) => {
          turns += tone / ring.sampleRate
          const buzz = 2 * (turns - Math.floor(turns)) - 1
          return (first.pass(buzz) + 0.5 * second.pass(buzz)) * Math.sin((Math.PI * t) / lasts) ** 0.8 * loud
        })
      }
    })
  }
  addSides(ring, 1, (side) => {
    const [air, low] = [pink(seed + 50 + side), bandPass(ring.sampleRate, 420, 0.6)]
    return () => low.pass(air()) * 0.08
  })
}

/** Cups that are set down and spoons that stir, now and then a hiss of steam. */
const cups: Layer = (ring, seed) => {
  const random = seededRandom(seed)
  everySoOften(random, ring, 1.3, (at) => {
    const pitch = 2_100 + 2_600 * random()
    const loud = 0.03 + 0.12 * random() ** 2
    addEvent(
      ring,
      at,
      0.16,
      random() * 1.6 - 0.8,
      (t) =>
        (Math.sin(2 * Math.PI * pitch * t) + 0.6 * Math.sin(2 * Math.PI * pitch * 1.67 * t)) *
        Math.exp(-t * 45) *
        loud,
    )
  })
  everySoOften(random, ring, 0.05, (at) => {
    const [noise, floor] = [white(seed + Math.floor(at * 991)), highPass(ring.sampleRate, 2_500)]
    const lasts = 1.2 + 1.5 * random()
    const pan = random() - 0.5
    addEvent(ring, at, lasts, pan, (t) => floor.pass(noise()) * Math.min(1, t * 3, (lasts - t) * 3) * 0.03)
  })
}

/** A large room that waits: air, the hum of its lamps, a cough or a seat. */
const hall: Layer = (ring, seed) => {
  const random = seededRandom(seed)
  const cycles = Math.max(1, Math.round(100 * ring.seconds))
  addSides(ring, 1, (side) => {
    const [deep, air] = [brown(seed + 1 + side), pink(seed + 3 + side)]
    const [low, far] = [lowPass(ring.sampleRate, 300), bandPass(ring.sampleRate, 900, 0.5)]
    return (at) => {
      // A whole number of turns in the ring, so that the hum goes on.
      const hum = Math.sin((2 * Math.PI * cycles * at) / ring.seconds)
      return low.pass(deep()) * 0.22 + far.pass(air()) * 0.05 + hum * 0.012
    }
  })
  everySoOften(random, ring, 0.25, (at) => {
    const noise = brown(seed + Math.floor(at * 977))
    const body = bandPass(ring.sampleRate, 220 + 260 * random(), 1.2)
    const loud = 0.15 + 0.3 * random()
    addEvent(
      ring,
      at,
      0.9,
      random() * 1.6 - 0.8,
      (t) => body.pass(noise()) * Math.exp(-t * 7) * Math.min(1, t * 80) * loud,
    )
  })
}

/** Rain as a room hears it: drops on the glass, the rest through the wall. */
const panes: Layer = (ring, seed) => {
  const random = seededRandom(seed)
  const density = drift(random, ring.seconds, 0.2)
  addSides(ring, 1, (side) => {
    const [noise, wall] = [pink(seed + 1 + side), lowPass(ring.sampleRate, 650)]
    return (at) => wall.pass(noise()) * (0.3 + 0.15 * density(at))
  })
  everySoOften(random, ring, 18, (at) => {
    const pitch = 1_300 + 1_500 * random()
    const loud = 0.02 + 0.09 * random() ** 2
    addEvent(
      ring,
      at,
      0.03,
      random() * 1.4 - 0.7,
      (t) => Math.sin(2 * Math.PI * pitch * t) * Math.exp(-t * 190) * loud,
    )
  })
}

export const indoors = { room, murmur, cups, hall, panes }
