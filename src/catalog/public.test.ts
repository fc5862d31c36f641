import { expect, test } from 'vitest'
import { engines } from './engines.ts'
import { judge } from './health.ts'
import { PublicEngine, publicEngine } from './public.ts'

const context = {
  unavailable: null,
  ownKey: false,
  status: judge(undefined, false),
  priceOf: () => ({ label: '4 s at 720p', credits: 40 }),
}

test('every card becomes plain JSON of the published shape', () => {
  for (const engine of engines) {
    const card = publicEngine(engine, context)
    expect(PublicEngine.parse(JSON.parse(JSON.stringify(card)))).toEqual(card)
    expect(Object.keys(card.modes)).toEqual(Object.keys(engine.modes))
  }
})

test('limits, options, price and time are those of the card', () => {
  const kling = engines.find(({ id }) => id === 'kling-3.0')
  const card = kling && publicEngine(kling, context)
  expect(card?.modes.t2v).toMatchObject({
    durations: { min: 3, max: 15, step: 1, default: 5 },
    options: { type: 'object', properties: { cfgScale: { minimum: 0, maximum: 1 } } },
    priceExample: { credits: 40 },
    expectedSeconds: 135,
  })
  expect(card?.modes.i2v?.inputs.map(({ role }) => role)).toEqual(['firstFrame', 'lastFrame'])
  expect(card).toMatchObject({ draft: false, providers: ['fal'], billsModerated: false })
})

test('a price that nobody knows is null', () => {
  const [first] = engines
  if (!first) throw new Error('missing')
  const card = publicEngine(first, {
    unavailable: 'no-price',
    ownKey: false,
    status: judge(undefined, false),
    priceOf: () => null,
  })
  expect([card.available, card.unavailable]).toEqual([false, 'no-price'])
  expect(card.modes.t2i?.priceExample).toBeNull()
})
