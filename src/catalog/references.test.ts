import { expect, test } from 'vitest'
import type { Engine, InputCard } from './engine.ts'
import { handleFrom, mentionsIn, type NamedPictures, withReferences } from './references.ts'

const mara: NamedPictures = {
  id: 'ref_1',
  handle: 'mara',
  name: 'Mara',
  kind: 'character',
  images: ['m1', 'm2', 'm3'],
}
const mill: NamedPictures = {
  id: 'ref_2',
  handle: 'old-mill',
  name: 'Old Mill',
  kind: 'place',
  images: ['p1', 'p2'],
}
const reference: InputCard = { role: 'reference', kind: 'image', min: 0, max: 7 }

/** Of a card, what references look at. */
const engine = (inputs: InputCard[], more: object = {}): Engine => {
  const card = { inputs, ...more }
  return Object.assign(Object.create(null), { modes: { r2v: card, i2v: card }, ...more })
}
const wish = { mode: 't2v' as const, prompt: '@Mara walks to @old-mill; mail@mara.org, @nobody', inputs: [] }

test('names are what a prompt can write', () => {
  expect(handleFrom('  Old  Mill (2)! ')).toBe('old-mill-2')
  expect(handleFrom('Škoda 110')).toBe('škoda-110')
  expect(handleFrom('!?')).toBe('')
  expect(mentionsIn(wish.prompt)).toEqual(['mara', 'old-mill', 'nobody'])
  expect(mentionsIn('(@mara), “@Mara” and @old-mill-')).toEqual(['mara', 'old-mill'])
})

test('pictures become inputs and names become words about them; what nobody knows stays', () => {
  const made = withReferences(wish, [mara, mill], engine([reference]))
  expect(made.mode).toBe('r2v')
  expect(made.inputs.map(({ assetId }) => assetId)).toEqual(['m1', 'm2', 'm3', 'p1', 'p2'])
  expect(made.prompt).toBe(
    'the person in images 1, 2 and 3 walks to the place in images 4 and 5; mail@mara.org, @nobody',
  )
  expect(made.notes).toEqual([])
})

test('where there is little room each set has its first picture before one has its second', () => {
  const made = withReferences(wish, [mara, mill], engine([{ ...reference, max: 3 }]))
  expect(made.inputs.map(({ assetId }) => assetId)).toEqual(['m1', 'm2', 'p1'])
  expect(made.notes).toEqual([
    'Takes 2 of 3 pictures of Mara: the first two.',
    'Takes 1 of 2 pictures of Old Mill: the first.',
  ])
  const one = withReferences(wish, [mara, mill], engine([{ ...reference, max: 1 }]))
  expect(one.prompt).toContain('walks to Old Mill;')
  expect(one.notes[1]).toBe('Takes no picture of Old Mill: there is no room for one.')
})

test('kinds go where the engine has a place for them, and are counted after the frames', () => {
  const card: InputCard[] = [
    { role: 'firstFrame', kind: 'image', min: 1, max: 1 },
    { role: 'character', kind: 'image', min: 0, max: 1 },
    reference,
  ]
  const inputs = [{ role: 'firstFrame' as const, assetId: 'f1' }]
  const made = withReferences({ ...wish, mode: 'i2v', inputs }, [mill, mara], engine(card))
  expect(made.mode).toBe('i2v')
  expect(made.inputs.map(({ role }) => role)).toEqual(['firstFrame', 'reference', 'reference', 'character'])
  expect(made.prompt).toMatch(/^the person in image 2 walks to the place in images 3 and 4;/)
})

test('an engine that has names for pictures reads those', () => {
  const named = engine([reference], { pictureName: (number: number) => `@image_${number}` })
  expect(withReferences(wish, [mill], named).prompt).toContain('to the place in @image_1 and @image_2;')
})

test('pictures of a set that are there already are the ones that are meant', () => {
  const inputs = [
    { role: 'reference' as const, assetId: 'other' },
    { role: 'reference' as const, assetId: 'm2' },
  ]
  const made = withReferences({ ...wish, mode: 'r2v', inputs } as never, [mara], engine([reference]))
  expect(made.inputs).toEqual(inputs)
  expect(made.prompt).toMatch(/^the person in image 2 walks/)
  expect(made.notes).toEqual([])
})
