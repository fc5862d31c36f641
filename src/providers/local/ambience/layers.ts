import { seededRandom } from '#kernel/random.ts'
import { afar } from './afar.ts'
import { indoors } from './indoors.ts'
import { bandPass, brown, drift, highPass, lowPass, pink, white } from './noise.ts'
import { addEvent } from './ring.ts'
import { addSides, everySoOften, type Layer } from './texture.ts'

/** Swells that rise slowly, break with a hiss and run out. */
const sea: Layer = (ring, seed) => {
  const random = seededRandom(seed)
  const rate = ring.sampleRate
  const waves = Math.max(1, Math.round(ring.seconds / 7.5))
  addSides(ring, 0.9, (side) => {
    const shift = random() * 0.25
    const depth = drift(random, ring.seconds, 0.1)
    const [deep, hiss] = [brown(seed + side), pink(seed + 10 + side)]
    const [body, foam] = [lowPass(rate, 420), highPass(rate, 900)]
    return (at: number) => {
      const phase = ((at / ring.seconds) * waves + shift * side) % 1
      const swell = phase < 0.6 ? (phase / 0.6) ** 2 : ((1 - phase) / 0.4) ** 1.6
      const strength = 0.5 + 0.5 * depth(at)
      body.move(260 + 900 * swell)
      return (
        body.pass(deep()) * (0.35 + 0.5 * swell) + foam.pass(hiss()) * (0.05 + 0.75 * swell ** 3) * strength
      )
    }
  })
}

/** A steady hiss, and drops near enough to be heard one by one. */
const rain: Layer = (ring, seed) => {
  const random = seededRandom(seed)
  const rate = ring.sampleRate
  const density = drift(random, ring.seconds, 0.15)
  addSides(ring, 1.1, (side) => {
    const noise = white(seed + 1 + side)
    const [floor, roof] = [highPass(rate, 900), lowPass(rate, 7_500)]
    return (at: number) => roof.pass(floor.pass(noise())) * (0.16 + 0.08 * density(at))
  })
  everySoOften(random, ring, 14, (at) => {
    const pitch = 900 + 3_500 * random() ** 2
    const loud = 0.02 + 0.1 * random() ** 3
    addEvent(
      ring,
      at,
      0.05,
      random() * 2 - 1,
      (t) => Math.sin(2 * Math.PI * pitch * (1 + 3 * t) * t) * Math.exp(-t * 110) * loud,
    )
  })
}

/** Far thunder that rolls. */
const thunder: Layer = (ring, seed) => {
  const random = seededRandom(seed)
  everySoOften(random, ring, 0.07, (at) => {
    const noise = brown(seed + Math.floor(at * 1_000))
    const low = lowPass(ring.sampleRate, 90 + 120 * random())
    const rolls = [0, 0.5 + random(), 1.6 + random() * 1.5].map((start) => ({ start, loud: 0.5 + random() }))
    addEvent(ring, at, 6, random() - 0.5, (t) => {
      const shape = rolls.reduce(
        (sum, { start, loud }) =>
          sum + (t < start ? 0 : loud * (1 - Math.exp(-(t - start) * 9)) * Math.exp(-(t - start) * 1.3)),
        0,
      )
      return low.pass(noise()) * shape * Math.min(1, (6 - t) * 2) * 1.6
    })
  })
}

/** Gusts: the stronger, the higher they whistle. */
const wind: Layer = (ring, seed) => {
  const random = seededRandom(seed)
  const gust = drift(random, ring.seconds, 0.28)
  const flutter = drift(random, ring.seconds, 1.3)
  addSides(ring, 0.75, (side) => {
    const noise = pink(seed + 1 + side)
    const [howl, body] = [bandPass(ring.sampleRate, 400, 2.4), lowPass(ring.sampleRate, 320)]
    return (at: number) => {
      const force = gust(at + side * 0.35) * 0.8 + flutter(at + side * 0.2) * 0.2
      howl.move(220 + 620 * force)
      const sample = noise()
      return howl.pass(sample) * (0.2 + 1.5 * force * force) + body.pass(sample) * (0.25 + 0.5 * force)
    }
  })
}

const leaves: Layer = (ring, seed) => {
  const random = seededRandom(seed)
  const breeze = drift(random, ring.seconds, 0.4)
  addSides(ring, 0.9, (side) => {
    const noise = pink(seed + 1 + side)
    const [floor, roof] = [highPass(ring.sampleRate, 1_600), lowPass(ring.sampleRate, 6_500)]
    return (at: number) => roof.pass(floor.pass(noise())) * (0.1 + 0.5 * breeze(at + side * 0.3) ** 2)
  })
}

/** A few birds, each with its own song, place and patience. */
const birds: Layer = (ring, seed) => {
  const random = seededRandom(seed)
  for (let bird = 0; bird < 5; bird++) {
    const pan = random() * 1.8 - 0.9
    const base = 2_200 + 2_600 * random()
    const notes = 2 + Math.floor(random() * 6)
    const noteSeconds = 0.05 + 0.11 * random()
    const bend = (random() - 0.35) * 0.5
    const trill = random() < 0.4 ? 25 + 20 * random() : 0
    const loud = 0.035 + 0.09 * random() ** 2
    everySoOften(random, ring, 0.16, (at) => {
      for (let note = 0; note < notes; note++) {
        const pitch = base * (1 + (random() - 0.5) * 0.18)
        addEvent(ring, at + note * noteSeconds * 1.45, noteSeconds, pan, (t) => {
          const share = t / noteSeconds
          const sweep = pitch * (1 + (bend * share) / 2) * t
          const wobble = trill === 0 ? 0 : 0.6 * Math.sin(2 * Math.PI * trill * t)
          return Math.sin(2 * Math.PI * sweep + wobble) * Math.sin(Math.PI * share) ** 1.5 * loud
        })
      }
    })
  }
}

/** Crickets: short pulses in bursts, each cricket on its own note. */
const insects: Layer = (ring, seed) => {
  const random = seededRandom(seed)
  for (let cricket = 0; cricket < 6; cricket++) {
    const pitch = 3_700 + 1_300 * random()
    const pan = random() * 2 - 1
    const loud = 0.02 + 0.05 * random() ** 2
    const pause = 0.5 + 0.5 * random()
    // A whole number of bursts, so that the last one does not meet the first.
    const bursts = Math.max(1, Math.round(ring.seconds / pause))
    for (let burst = 0; burst < bursts; burst++) {
      const at = ((burst + cricket * 0.37 + random() * 0.04) * ring.seconds) / bursts
      const pulses = 3 + (random() < 0.3 ? 1 : 0)
      addEvent(ring, at, pulses * 0.045, pan, (t) => {
        const inPulse = (t % 0.045) / 0.03
        return inPulse > 1 ? 0 : Math.sin(2 * Math.PI * pitch * t) * Math.sin(Math.PI * inPulse) * loud
      })
    }
  }
  addSides(ring, 1, (side) => {
    const air = pink(seed + 20 + side)
    const low = lowPass(ring.sampleRate, 700)
    return () => low.pass(air()) * 0.02
  })
}

/** A far rumble, and cars that pass. */
const city: Layer = (ring, seed) => {
  const random = seededRandom(seed)
  const busy = drift(random, ring.seconds, 0.12)
  addSides(ring, 1, (side) => {
    const [deep, air] = [brown(seed + 1 + side), pink(seed + 3 + side)]
    const [rumble, wash] = [lowPass(ring.sampleRate, 180), lowPass(ring.sampleRate, 1_400)]
    return (at: number) => rumble.pass(deep()) * (0.5 + 0.3 * busy(at)) + wash.pass(air()) * 0.18
  })
  everySoOften(random, ring, 0.22, (at) => {
    const lasts = 3 + 3 * random()
    const noise = pink(seed + Math.floor(at * 997))
    const tyres = bandPass(ring.sampleRate, 700, 0.8)
    const loud = 0.2 + 0.4 * random()
    addEvent(ring, at, lasts, random() * 1.4 - 0.7, (t) => {
      const near = Math.exp(-(((t / lasts - 0.5) * 5) ** 2))
      tyres.move(450 + 700 * near)
      return tyres.pass(noise()) * near * loud
    })
  })
  everySoOften(random, ring, 0.04, (at) => {
    const pitch = 370 + 90 * random()
    const horn = lowPass(ring.sampleRate, 1_100)
    const lasts = 0.35 + 0.3 * random()
    addEvent(ring, at, lasts, random() * 1.6 - 0.8, (t) => {
      const voice = Math.sin(2 * Math.PI * pitch * t) + 0.8 * Math.sin(2 * Math.PI * pitch * 1.26 * t)
      return horn.pass(voice) * Math.min(1, t * 30, (lasts - t) * 12) * 0.018
    })
  })
}

const fire: Layer = (ring, seed) => {
  const random = seededRandom(seed)
  const draught = drift(random, ring.seconds, 0.9)
  addSides(ring, 0.8, (side) => {
    const deep = brown(seed + 1 + side)
    const low = lowPass(ring.sampleRate, 240)
    return (at: number) => low.pass(deep()) * (0.45 + 0.5 * draught(at + side * 0.1))
  })
  everySoOften(random, ring, 11, (at) => {
    const crack = bandPass(ring.sampleRate, 1_200 + 4_500 * random(), 1.4)
    const noise = white(seed + Math.floor(at * 9_973))
    const loud = 0.05 + 0.75 * random() ** 4
    const fall = 180 + 500 * random()
    addEvent(ring, at, 0.04, random() * 1.2 - 0.6, (t) => crack.pass(noise()) * Math.exp(-t * fall) * loud)
  })
}

/** Running water: a soft bed and many small rising bubbles. */
const stream: Layer = (ring, seed) => {
  const random = seededRandom(seed)
  const flow = drift(random, ring.seconds, 1.7)
  addSides(ring, 0.9, (side) => {
    const noise = pink(seed + 1 + side)
    const band = bandPass(ring.sampleRate, 1_100, 0.7)
    return (at: number) => band.pass(noise()) * (0.35 + 0.2 * flow(at + side * 0.2))
  })
  everySoOften(random, ring, 32, (at) => {
    const pitch = 380 + 1_300 * random()
    const loud = 0.015 + 0.07 * random() ** 2
    const lasts = 0.03 + 0.06 * random()
    addEvent(
      ring,
      at,
      lasts,
      random() * 2 - 1,
      (t) => Math.sin(2 * Math.PI * pitch * (1 + 2.5 * t) * t) * Math.sin((Math.PI * t) / lasts) * loud,
    )
  })
}

export const layers = {
  ...{ sea, rain, thunder, wind, leaves, birds, insects, city, fire, stream },
  ...afar,
  ...indoors,
} as const
export type LayerName = keyof typeof layers

/** How loud each layer is in the mix; 1 is its own level. */
export type Recipe = Partial<Record<LayerName, number>>
