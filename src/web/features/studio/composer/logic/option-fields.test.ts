import { expect, test } from 'vitest'
import { z } from 'zod'
import { engines } from '#catalog/engines.ts'
import { optionFields } from './option-fields.ts'

test('every option of every engine has a control', () => {
  for (const engine of engines) {
    for (const card of Object.values(engine.modes)) {
      if (!card.options) continue
      const fields = optionFields(z.toJSONSchema(card.options, { io: 'input' }))
      expect(fields.map(({ name }) => name)).toEqual(Object.keys(card.options.shape))
    }
  }
})

test('the control is of the option’s kind, with its limits and its standard', () => {
  const schema = z.toJSONSchema(
    z.strictObject({
      autoFix: z.boolean().default(false),
      safetyTolerance: z.enum(['1', '2']).default('2'),
      cfgScale: z.number().min(0).max(1).default(0.5),
      note: z.string().optional(),
    }),
    { io: 'input' },
  )
  expect(optionFields(schema)).toEqual([
    { name: 'autoFix', label: 'Auto fix', kind: 'switch', standard: false },
    { name: 'safetyTolerance', label: 'Safety tolerance', kind: 'choice', values: ['1', '2'], standard: '2' },
    { name: 'cfgScale', label: 'CFG scale', kind: 'range', min: 0, max: 1, step: 0.05, standard: 0.5 },
    { name: 'note', label: 'Note', kind: 'text', standard: '' },
  ])
})

test('no options, no controls', () => expect(optionFields(null)).toEqual([]))
