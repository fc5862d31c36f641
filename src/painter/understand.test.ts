import { describe, expect, test } from 'vitest'
import { places } from './places.ts'
import { subjects } from './subjects.ts'
import { understand } from './understand.ts'

describe('understand', () => {
  test('place, subject, time and weather are found in plain words', () => {
    const words = understand('Two sailboats on the ocean at sunset in heavy rain')
    expect(words).toMatchObject({ place: 'sea', time: 'sunset', weather: 'rain' })
    expect(words.subjects).toMatchObject([{ kind: 'sailboat', count: 2 }])
    expect(words.drew).toEqual(['two sailboats', 'sea', 'sunset', 'rain'])
  })

  test('what it does not know is said, not guessed', () => {
    const words = understand('a purple dragon over the desert')
    expect(words.leftOut).toEqual(['dragon'])
    expect(words.place).toBe('desert')
    expect(words.subjects).toEqual([])
  })

  test('a subject that the place cannot bear is left out', () => {
    const words = understand('a sailboat in the desert')
    expect(words.subjects).toEqual([])
    expect(words.leftOut).toEqual(['sailboat'])
  })

  test('plurals, numbers, digits, positions, colours and verbs belong to their noun', () => {
    expect(understand('3 wolves in a meadow').subjects).toMatchObject([{ kind: 'dog', count: 3 }])
    expect(understand('a red car on the left, driving').subjects).toMatchObject([
      { kind: 'car', position: 'left', colour: [184, 50, 43] },
    ])
    expect(understand('a woman in a blue dress walking').subjects).toMatchObject([
      { kind: 'person', moving: true, colour: [47, 98, 168] },
    ])
    expect(understand('birds').subjects).toMatchObject([{ kind: 'bird', count: 3 }])
  })

  test('"no" and the negative prompt take away', () => {
    expect(understand('a street with no cars, a dog').subjects.map(({ kind }) => kind)).toEqual(['dog'])
    expect(understand('a person and a dog in the forest', 'dogs').subjects.map(({ kind }) => kind)).toEqual([
      'person',
    ])
    expect(understand('a beach in the rain', 'rain').weather).toBe('clear')
  })

  test('longer phrases win over their words', () => {
    expect(understand('golden hour').palette).toEqual([])
    expect(understand('a mountain lake').place).toBe('lake')
    expect(understand('a pine forest').subjects).toEqual([])
  })

  test('an empty prompt and a huge one both give a picture', () => {
    expect(understand('').drew.length).toBeGreaterThan(0)
    expect(understand('sea '.repeat(100_000)).place).toBe('sea')
  })

  test.each(subjects)('$id is understood from three phrasings', ({ id, words, one, many, place }) => {
    const at = places.find((other) => other.id === place)?.words[0] ?? ''
    const [first = one, last = one] = [words[0], words.at(-1)]
    for (const [prompt, count, position] of [
      [`a ${first}`, null, null],
      [`two ${many} on the left, ${at}, night`, 2, 'left'],
      [`cinematic shot of the ${last} at sunset, ${at}`, null, null],
    ] as const) {
      const understood = understand(prompt)
      expect([prompt, understood.subjects[0]?.kind, understood.leftOut]).toEqual([prompt, id, []])
      expect(understood.place).toBe(place)
      if (count !== null) expect(understood.subjects[0]).toMatchObject({ count, position })
    }
  })

  test.each(places)('$id is understood from three phrasings', ({ id, words }) => {
    for (const prompt of [
      `${words[0]} at night`,
      `a quiet ${words[1]} in autumn`,
      `rain, ${words.at(-1)}, two people`,
    ]) {
      const understood = understand(prompt)
      expect([prompt, understood.place]).toEqual([prompt, id])
    }
  })

  test('posture, riders and rooms: who sits, who rides, what is too big or too small for the place', () => {
    expect(understand('a man sitting on a pier').subjects).toMatchObject([
      { kind: 'person', seated: true, moving: false },
    ])
    expect(understand('a man sitting on a bench in a park')).toMatchObject({
      subjects: [{ kind: 'person', seated: true }],
      leftOut: [],
    })
    expect(understand('a man and a woman sitting on a bench').subjects).toMatchObject([
      { kind: 'person', seated: true, look: { who: 'man' } },
      { kind: 'person', seated: true, look: { who: 'woman' } },
    ])
    expect(understand('a woman with a red umbrella in a rainy street')).toMatchObject({
      ...{ leftOut: [], weather: 'rain', palette: [] },
      subjects: [{ look: { umbrella: [184, 50, 43] } }],
    })
    expect(understand('a woman riding a bicycle').subjects).toMatchObject([{ kind: 'bicycle', moving: true }])
    expect(understand('a bus in a living room').leftOut).toEqual(['bus'])
    expect(understand('a woman with a phone in a café').leftOut).toEqual(['phone'])
    expect(understand('fish in the sea')).toMatchObject({ place: 'underwater', leftOut: [] })
    expect(understand('a field of lavender')).toMatchObject({ place: 'field', palette: [[143, 122, 196]] })
  })

  test('a face is the face of whoever is named with it', () => {
    const look = { beard: false, hair: null, profile: false, umbrella: false, who: null }
    expect(understand('a face in silhouette, neon city')).toMatchObject({
      ...{ place: 'city', drew: ['face', 'city street', 'dusk'], leftOut: [] },
      subjects: [{ kind: 'face', count: 1, look: { ...look, profile: true } }],
    })
    expect(understand("a red-haired woman's portrait in a green coat").subjects).toMatchObject([
      { kind: 'face', colour: [63, 125, 71], look: { ...look, who: 'woman', hair: [168, 72, 42] } },
    ])
    expect(understand('close-up of a bearded man with grey hair in a forest').subjects).toMatchObject([
      { kind: 'face', look: { ...look, who: 'man', beard: true, hair: [125, 129, 136] } },
    ])
    expect(understand('a portrait of a man and a woman').drew[0]).toBe('two faces')
    expect(understand('a boy on the beach, close-up').drew[0]).toBe('face')
    expect(understand('close-up of a lighthouse').subjects).toMatchObject([
      { kind: 'lighthouse', position: 'near' },
    ])
    expect(understand('a blonde girl and a man with black hair').subjects).toMatchObject([
      { kind: 'person', look: { who: 'girl', hair: [217, 182, 106] } },
      { kind: 'person', look: { who: 'man', hair: [34, 35, 42] } },
    ])
  })

  test('what stands alone in a clause belongs to what was named before', () => {
    expect(understand('two boats, left').subjects).toMatchObject([
      { kind: 'sailboat', count: 2, position: 'left' },
    ])
    expect(understand('a woman on the beach, walking').subjects).toMatchObject([
      { kind: 'person', moving: true },
    ])
    expect(understand('to the left a castle, to the right a tree').subjects).toMatchObject([
      { kind: 'castle', position: 'left' },
      { kind: 'tree', position: 'right' },
    ])
  })

  test.each([
    ['a couple of sailboats', 'two sailboats'],
    ['half a dozen horses', 'six horses'],
    ['twenty birds', 'twelve birds'],
    ['a man and a woman', 'two figures'],
    ['a boat on the left and a boat on the right', 'two sailboats'],
    ['a red car and a blue car', 'two cars'],
    ['a car in the street. The car drives away', 'car'],
    ['a woman in a coat. A woman by the sea', 'figure'],
  ])('%s: %s', (prompt, drew) => {
    expect(understand(prompt).drew[0]).toBe(drew)
  })

  test('two of a kind with their own places and colours keep them', () => {
    expect(understand('a boat on the left and a boat on the right').subjects).toMatchObject([
      { count: 1, position: 'left' },
      { count: 1, position: 'right' },
    ])
    expect(understand('a red car and a blue car').subjects).toMatchObject([
      { colour: [184, 50, 43] },
      { colour: [47, 98, 168] },
    ])
    expect(understand('a horse between two trees').subjects).toMatchObject([
      { kind: 'horse', position: 'centre' },
      { kind: 'tree', count: 2 },
    ])
  })

  test('colours of the whole: pairs, named palettes, the second colour of a thing', () => {
    expect(understand('teal and orange city').palette).toEqual([
      [43, 138, 138],
      [217, 120, 45],
    ])
    expect(understand('a black and white street').palette).toHaveLength(1)
    expect(understand('pastel beach').palette).toHaveLength(1)
    const boat = understand('a blue and white sailboat')
    expect(boat.subjects).toMatchObject([{ kind: 'sailboat', count: 1, colour: [47, 98, 168] }])
    expect(boat.palette).toEqual([[242, 239, 232]])
  })

  test('season, weather, hour and mood in their own words', () => {
    expect(understand('a foggy autumn morning, melancholic, a stag')).toMatchObject({
      ...{ time: 'dawn', weather: 'fog', season: 'autumn', mood: 'lonely', leftOut: [] },
    })
    expect(understand('eerie forest, thunder, midnight')).toMatchObject({
      ...{ time: 'night', weather: 'storm', mood: 'dramatic', leftOut: [] },
    })
    expect(understand('a snowy winter evening with warm light, cosy')).toMatchObject({
      ...{ time: 'dusk', weather: 'snow', season: 'winter', mood: 'calm', leftOut: [] },
    })
  })

  test('of two weathers, hours or places one is painted and the other is said to be left out', () => {
    expect(understand('heavy snow and thick fog in a forest')).toMatchObject({
      weather: 'snow',
      leftOut: ['fog'],
    })
    expect(understand('a beach at noon and at midnight')).toMatchObject({
      time: 'day',
      leftOut: ['midnight'],
    })
    expect(understand('a desert beside a forest')).toMatchObject({ place: 'desert', leftOut: ['forest'] })
  })

  test('every listed word leads to its place or subject', () => {
    for (const place of places)
      for (const word of place.words) expect([word, understand(word).place]).toEqual([word, place.id])
    for (const subject of subjects) {
      for (const word of subject.words)
        expect([word, understand(word).subjects[0]?.kind]).toEqual([word, subject.id])
      expect(places.map(({ id }) => id)).toContain(subject.place)
    }
  })

  test.each([
    ['the lighthouse shows the way home', 'sea', ['lighthouse'], []],
    ['She faces the wind on a beach', 'beach', ['person'], ['wind']],
    ['A woman in a red coat watches the sea', 'sea', ['person'], []],
    ['A man watches birds', 'sea', ['person', 'bird'], []],
    ['Two friends watch the sea', 'sea', ['person'], []],
    ['A soldier trains his dog in a field', 'field', ['person', 'dog'], []],
    ['The ship heads home', 'sea', ['ship'], []],
    ['crowded trains in the rain', 'mountains', ['train'], ['crowded']],
    ['a watch on black', 'studio', ['watch'], []],
    ['Two men fish in the lake', 'lake', ['person'], []],
    ['A show in a theatre', 'stage', [], []],
  ])('a word that is a thing and a verb is what it stands for: %s', (prompt, place, kinds, leftOut) => {
    const { subjects, ...scene } = understand(prompt)
    expect(scene).toMatchObject({ place, leftOut })
    expect(subjects.map(({ kind }) => kind)).toEqual(kinds)
  })

  test.each<[string, (string | null)[]]>([
    ['She opens a letter in her room', ['woman']],
    ['A woman stands on the pier. She walks away', ['woman']],
    ['He opens the door, and she is there', ['man', 'woman']],
    ['grandmother and grandfather', ['woman', 'man']],
    ['a couple, man and woman', ['man']],
  ])('"he" and "she" are whoever was named, or somebody new: %s', (prompt, people) => {
    expect(understand(prompt).subjects.map(({ look }) => look.who)).toEqual(people)
  })

  test('of whom no place is told is where he works', () => {
    expect(understand('a fisherman mends his nets').place).toBe('harbour')
    expect(understand('a waiter on a beach').place).toBe('beach')
    expect(understand('a man waits for the bus').place).toBe('city')
    expect(understand('a woman drinks coffee').place).toBe('cafe')
    expect(understand('a boy and a fish').place).toBe('mountains')
    expect(understand('a man and his watch').place).toBe('mountains')
  })
})
