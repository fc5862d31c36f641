import { type Colour, hex } from '../colour.ts'
import { places } from '../places.ts'
import { subjects } from '../subjects.ts'
import { hairs } from './looks.ts'
import type { Mood, Position, Season, TimeOfDay, Weather } from './words.ts'

/** What one word or phrase means to the painter. */
export type Meaning =
  | { is: 'place'; id: string }
  | { is: 'subject'; id: string; count: number; moving?: true }
  | { is: 'time'; id: TimeOfDay }
  | { is: 'weather'; id: Weather }
  | { is: 'season'; id: Season }
  | { is: 'mood'; id: Mood }
  | { is: 'colour'; colour: Colour }
  | { is: 'count'; count: number }
  | { is: 'position'; id: Position }
  | { is: 'moving'; moving: boolean; subject?: string }
  | { is: 'seated' }
  /** Whoever was named before, else somebody. */
  | { is: 'pronoun' }
  /** Somebody sits on what is named next. */
  | { is: 'riding' }
  /** Clothes: the colour before them is the wearer's. */
  | { is: 'garment' }
  /** Hair: of its own colour ("blonde"), or of the one before it. */
  | { is: 'hair'; colour: Colour | null }
  | { is: 'beard' }
  | { is: 'umbrella' }
  /** Of somebody: the face; of something: from near by. */
  | { is: 'close-up' }
  | { is: 'without' }
  /** Understood elsewhere (camera, style, plain grammar) or always in the picture. */
  | { is: 'silent' }

const times: Record<TimeOfDay, string> = {
  dawn: 'dawn, sunrise, daybreak, early morning, first light, morning',
  day: 'day, daytime, noon, midday, afternoon, daylight, sunny, bright day, blue sky',
  'golden-hour': 'golden hour, late afternoon, golden light, low sun, warm light',
  sunset: 'sunset, sundown, setting sun',
  dusk: 'dusk, twilight, blue hour, evening, nightfall',
  night:
    'night, midnight, moonlight, moonlit, moon, full moon, starry, star, starry sky, starlight, at night, nighttime, nocturnal',
}

const airs: Record<Weather, string> = {
  clear: 'clear, clear sky, cloudless',
  clouds: 'cloud, cloudy, overcast, clouds',
  rain: 'rain, rainy, raining, drizzle, downpour, wet, puddle',
  snow: 'snow, snowy, snowing, snowfall, blizzard, snowflake, frozen, icy, frost',
  fog: 'fog, foggy, mist, misty, haze, hazy, smog',
  storm: 'storm, stormy, thunderstorm, lightning, thunder, tempest',
}

const seasons: Record<Season, string> = {
  spring: 'spring, springtime, flowering, blooming, in bloom, in blossom, blossoming',
  summer: 'summer, summertime',
  autumn: 'autumn, fall, autumnal',
  winter: 'winter, wintry, wintertime',
}

const moods: Record<Mood, string> = {
  calm: 'calm, serene, peaceful, quiet, tranquil, still, gentle, cosy, cozy, relaxing, idyllic',
  lonely:
    'lonely, lone, solitary, alone, melancholy, melancholic, sad, empty, isolated, desolate, bleak, abandoned',
  joyful: 'joyful, happy, cheerful, playful, bright, hopeful, festive, lively, uplifting',
  dramatic:
    'dramatic, epic, tense, moody, powerful, majestic, mysterious, dark, ominous, eerie, spooky, scary, gloomy, menacing',
  dreamy: 'dreamy, magical, ethereal, romantic, surreal, mystical, nostalgic, whimsical, enchanted',
}

const colours: Record<string, string> = {
  red: '#b8322b',
  crimson: '#9e1f33',
  orange: '#d9782d',
  yellow: '#e3b733',
  golden: '#d9a441',
  gold: '#d9a441',
  green: '#3f7d47',
  teal: '#2b8a8a',
  turquoise: '#3bb5ad',
  blue: '#2f62a8',
  navy: '#23355f',
  purple: '#6d4a94',
  violet: '#7a5cae',
  pink: '#d9819c',
  magenta: '#c23a85',
  white: '#f2efe8',
  black: '#22232a',
  grey: '#7d8188',
  gray: '#7d8188',
  brown: '#7a5236',
  silver: '#b8bec6',
  beige: '#d6c3a1',
  lavender: '#8f7ac4',
  pastel: '#e9c3d4',
  sepia: '#a9804f',
  monochrome: '#8a8d92',
  amber: '#d9932b',
  peach: '#f2b48f',
  rose: '#d98a94',
  cream: '#efe3c8',
  ivory: '#efe9d8',
  copper: '#b3693f',
  ochre: '#c08a3a',
  emerald: '#1f8a5b',
  mint: '#9fd8bd',
  cyan: '#2fb4c8',
  indigo: '#3d3f92',
  maroon: '#6d2230',
  charcoal: '#33363c',
}

/** A number that no picture holds is drawn as many as fit, and told so. */
const MANY = 12

const counts: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  single: 1,
  two: 2,
  pair: 2,
  both: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  several: 4,
  few: 3,
  some: 3,
  many: 7,
  dozen: MANY,
  'half a dozen': 6,
  'half dozen': 6,
  'couple of': 2,
  'a couple of': 2,
  thirteen: MANY,
  fifteen: MANY,
  twenty: MANY,
  thirty: MANY,
  fifty: MANY,
  hundred: MANY,
  hundreds: MANY,
  thousands: MANY,
  dozens: MANY,
  countless: MANY,
  group: 4,
  flock: 7,
  herd: 5,
  fleet: 5,
}

const positions: Record<Position, string> = {
  left: 'left, on the left, to the left, left side, far left, upper left, top left, lower left, bottom left, left of frame',
  right:
    'right, on the right, to the right, right side, far right, upper right, top right, lower right, bottom right, right of frame',
  centre: 'centre, center, middle, in the middle, in the center, in the centre, centred, centered, between',
  near: 'near, close, nearby, foreground, in the foreground, up close',
  far: 'far, distant, in the distance, background, in the background, far away, faraway, on the horizon',
}

const movers: readonly (readonly [string, string?])[] = [
  [
    'walking, walk, walks, strolling, stroll, wandering, hiking, crossing, running, run, runs, jogging',
    'person',
  ],
  [
    'playing, plays, play, jumps, leaps, leaping, crosses, runs away, driving, drives, drive, speeding, racing, passing, galloping, gallop, trotting, jumping, dancing, swimming, swims',
  ],
  ['sailing, sails, drifting, gliding, floating'],
  ['flying, flies, fly, soaring, circling'],
  [
    'goes, go, going, comes, come, coming, arrives, arriving, approaches, approaching, heading, heads home, heads for, heads to, heads towards, heads out, heads back, heads into, goes home, comes home, coming home, going home',
  ],
]
const stillers =
  'standing, stands, stand, waiting, waits, wait, looking, looks, look, watching, facing, parked, resting, rests, anchored, staring, stares, gazing, gazes, drinking, drinks, grazing, grazes, sleeping, sleeps'

/** Grammar, and words that the camera, the style and the sound answer for. */
const silent = `the, of, in, on, at, with, and, by, to, from, into, over, under, along, across, through, its, his, her, their, our, my, is, are, as, it,
that, this, which, who, while, where, there, for, up, down, out, off, near by, next, beside, behind, before, around, against, towards, toward,
above, below, side, very, slowly, slow, fast, quickly, quietly, gently, softly, being, be, has, have, having, like, then, when, very, just, scene, view,
shot, wide, wide shot, medium, cinematic, film, movie, camera, frame, photo, photograph, picture, image, painting, illustration, poster,
video, clip, style, light, lighting, lit, soft, beautiful, stunning, gorgeous, detailed, highly, realistic, photorealistic, hd, 4k, 8k, uhd,
masterpiece, quality, dolly, pan, tilt, zoom, orbit, tracking, push, pull, crane, drone, aerial, handheld, static, slow motion, depth, field, bokeh,
lens, mm, anamorphic, grain, vintage, atmosphere, atmospheric, mood, sky, sun, horizon, air, sea breeze, landscape, scenery, nature, background music,
old, big, small, little, large, huge, tall, tiny, great, long, low, high, lots, lot, of the frame, heavy, thick, deep, wooden, wild, steam, steaming, rising, falling, falls, sets, way home, upper, lower, top, bottom, another, other, each, full, front, time, hour, warm, cold, cool, color, colour, palette, tone, tones`

function listed(text: string): string[] {
  return text
    .split(',')
    .map((word) => word.trim().replace(/\s+/g, ' '))
    .filter((word) => word !== '')
}

function build(): Map<string, Meaning> {
  const meanings = new Map<string, Meaning>()
  const add = (text: string, meaning: Meaning) => {
    for (const word of listed(text)) meanings.set(word, meaning)
  }
  add(silent, { is: 'silent' })
  for (const [word, count] of Object.entries(counts)) meanings.set(word, { is: 'count', count })
  for (const [word, code] of Object.entries(colours)) meanings.set(word, { is: 'colour', colour: hex(code) })
  const each = <T extends string>(table: Record<T, string>, meaning: (id: T) => Meaning) => {
    for (const id in table) add(table[id], meaning(id))
  }
  each(moods, (id) => ({ is: 'mood', id }))
  each(seasons, (id) => ({ is: 'season', id }))
  each(airs, (id) => ({ is: 'weather', id }))
  each(times, (id) => ({ is: 'time', id }))
  each(positions, (id) => ({ is: 'position', id }))
  add(stillers, { is: 'moving', moving: false })
  add('riding, rides, ride, pedalling', { is: 'riding' })
  add('sitting, sits, sit, seated', { is: 'seated' })
  for (const [words, subject] of movers)
    add(
      words,
      subject === undefined ? { is: 'moving', moving: true } : { is: 'moving', moving: true, subject },
    )
  add('coat, jacket, dress, cloak, shirt, suit, raincoat, hoodie, sweater, clothes, scarf, sail, roof', {
    is: 'garment',
  })
  add('umbrella, parasol', { is: 'umbrella' })
  add('he, she', { is: 'pronoun' })
  add('beard, bearded, moustache', { is: 'beard' })
  add('hair, haired, hairs', { is: 'hair', colour: null })
  for (const [words, code] of Object.entries(hairs)) add(words, { is: 'hair', colour: hex(code) })
  add('close-up, closeup, close up, headshot, head shot, extreme close-up', { is: 'close-up' })
  add('no, without, not, except, never', { is: 'without' })
  for (const place of places) add(place.words.join(','), { is: 'place', id: place.id })
  for (const subject of subjects) {
    for (const word of subject.words)
      meanings.set(word, {
        is: 'subject',
        id: subject.id,
        count: collective[word] ?? 1,
        ...(movingNames.has(word) ? { moving: true } : {}),
      })
  }
  return meanings
}

/** Nouns that mean more than one. */
const collective: Record<string, number> = {
  people: 3,
  couple: 2,
  lovers: 2,
  family: 4,
  flock: 7,
  geese: 5,
  cacti: 3,
  crowd: 7,
  traffic: 3,
  'school of fish': 7,
  shoal: 7,
  fishes: 4,
}

/** Nouns that say that it moves. */
const movingNames = new Set(['traffic', 'cyclist', 'biker', 'cycling', 'walker', 'dancer', 'runner'])

const meanings = build()

const irregular: Record<string, string> = {
  men: 'man',
  women: 'woman',
  children: 'child',
  wolves: 'wolf',
  cities: 'city',
  geese: 'geese',
  cacti: 'cacti',
  leaves: 'leaf',
  foxes: 'fox',
  buses: 'bus',
}

export function singular(word: string): string {
  const odd = irregular[word]
  if (odd !== undefined) return odd
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (/(ches|shes|xes|sses)$/.test(word)) return word.slice(0, -2)
  if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss')) return word.slice(0, -1)
  return word
}

/** What a phrase of up to three words means, and whether it was in the plural; null when the painter does not know it. */
export function meaningOf(words: readonly string[]): { meaning: Meaning; plural: boolean } | null {
  const whole = words.join(' ')
  const exact = meanings.get(whole)
  if (exact !== undefined) return { meaning: exact, plural: false }
  const last = words[words.length - 1]
  if (last === undefined) return null
  const single = singular(last)
  if (single === last) return null
  const meaning = meanings.get([...words.slice(0, -1), single].join(' '))
  return meaning === undefined ? null : { meaning, plural: true }
}
