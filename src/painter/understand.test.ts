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
    expect(understand('a woman riding a bicycle').subjects).toMatchObject([{ kind: 'bicycle', moving: true }])
    expect(understand('a bus in a living room').leftOut).toEqual(['bus'])
    expect(understand('a woman with a phone in a café').leftOut).toEqual(['phone'])
    expect(understand('fish in the sea')).toMatchObject({ place: 'underwater', leftOut: [] })
    expect(understand('a field of lavender')).toMatchObject({ place: 'field', palette: [[143, 122, 196]] })
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
})
