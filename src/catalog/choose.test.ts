import { describe, expect, test } from 'vitest'
import { GenerationRequest, type GenerationRequestInput } from '#contract/generation.ts'
import { chooseEngine, type EngineHealth, isServed } from './choose.ts'
import { engines, findEngine } from './engines.ts'

const request = (wish: Omit<GenerationRequestInput, 'mode'> = {}) =>
  GenerationRequest.parse({ mode: 't2v', prompt: 'A fox in the snow', durationSeconds: 4, ...wish })
const keyless: EngineHealth = { providers: new Set() }
const withFal: EngineHealth = { providers: new Set(['fal']) }

function chosen(
  health: EngineHealth,
  wish?: Omit<GenerationRequestInput, 'mode'>,
  mode: 't2v' | 'i2v' | 'tts' = 't2v',
) {
  const choice = chooseEngine(mode, request(wish), health)
  return 'errors' in choice ? choice.errors : [choice.engine.id, choice.reason]
}

describe('auto', () => {
  test('without a key: the draft engine, and it says why', () => {
    expect(chosen(keyless)).toEqual([
      'draft-video',
      'Draft video: no hosted engine has a key here, so the free draft engine is used.',
    ])
  })

  test('with a key: the least money', () => {
    expect(chosen(withFal)).toEqual([
      'veo-3.1-lite',
      'Veo 3.1 Lite: the least money for a take that is kept, of 5 that can do this ($0.20).',
    ])
  })

  test('an engine whose takes are thrown away is not cheap', () => {
    const keepRate = new Map([
      ['veo-3.1-lite', 0.2],
      ['kling-3.0', 0.8],
    ])
    expect(chosen({ ...withFal, keepRate })[0]).toBe('kling-3.0')
  })

  test('limits decide first', () => {
    expect(chosen(withFal, { resolution: '4k' })[0]).toBe('veo-3.1')
    expect(chosen(withFal, { durationSeconds: 15 })[0]).toBe('kling-3.0')
    expect(chosen(withFal, { resolution: '4k' })[1]).toMatch(/the only hosted engine that can do this now/)
  })

  test('what fails is passed over: an engine, a provider', () => {
    expect(chosen({ ...withFal, failing: new Set(['veo-3.1-lite']) })[0]).not.toBe('veo-3.1-lite')
    expect(chosen({ ...withFal, failing: new Set(['fal']) })).toEqual([
      'draft-video',
      'Draft video: no hosted engine can do this request now, so the free draft engine is used.',
    ])
  })

  test('what only a draft can do is done by a draft', () => {
    expect(chosen(withFal, { prompt: 'Hello', durationSeconds: undefined }, 'tts')).toEqual([
      'local-voice',
      'Local voice does this on this machine, free.',
    ])
  })

  test('when nothing fits, the nearest engine says what is wrong', () => {
    const choice = chooseEngine('t2v', request({ aspectRatio: '7:3' }), keyless)
    expect(choice).toMatchObject({ errors: [{ path: 'aspectRatio', code: 'unsupported_by_engine' }] })
  })

  test('a mode that nobody has, and a house where nobody works', () => {
    expect(chooseEngine('lipsync', request(), withFal)).toMatchObject({ errors: [{ path: 'mode' }] })
    expect(chooseEngine('r2v', request(), keyless)).toMatchObject({ errors: [{ path: 'engineId' }] })
  })

  test('an engine without a price is never picked, unless the rate card has one', () => {
    const lite = findEngine('veo-3.1-lite')
    if (!lite) throw new Error('missing')
    const priceless = { ...lite, price: { ...lite.price, credits: { per: 'unknown' as const } } }
    const costless = { ...lite, price: { ...lite.price, cost: null } }
    for (const one of [priceless, costless]) {
      expect(chooseEngine('t2v', request(), withFal, [one])).toMatchObject({ errors: [{ path: 'engineId' }] })
    }
    expect(chooseEngine('t2v', request(), { ...withFal, hasPrice: () => true }, [priceless])).toMatchObject({
      engine: priceless,
    })
    expect(chooseEngine('t2v', request(), { ...withFal, hasPrice: () => false }, [lite])).toHaveProperty(
      'errors',
    )
  })

  test('retired engines are not picked', () => {
    const retired = engines.map((engine) => ({ ...engine, deprecatedAt: '2026-12-01' }))
    expect(chooseEngine('t2v', request(), withFal, retired)).toHaveProperty('errors')
  })
})

test('served means: a route whose provider has a key and works', () => {
  const veo = findEngine('veo-3.1')
  if (!veo) throw new Error('missing')
  expect(
    [keyless, withFal, { ...withFal, failing: new Set(['fal']) }].map((health) => isServed(veo, health)),
  ).toEqual([false, true, false])
})
