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
      speed: z.number().min(0.25).max(4).default(1).meta({ title: 'How fast', unit: '×', step: 0.05 }),
      edges: z
        .enum(['zoom', 'own'])
        .optional()
        .describe('What is seen.')
        .meta({ labels: { zoom: 'Zoom in' } }),
    }),
    { io: 'input' },
  )
  expect(optionFields(schema)).toEqual([
    { name: 'autoFix', label: 'Auto fix', kind: 'switch', standard: false },
    {
      ...{ name: 'safetyTolerance', label: 'Safety tolerance', kind: 'choice', standard: '2' },
      values: [
        { value: '1', label: '1' },
        { value: '2', label: '2' },
      ],
    },
    {
      name: 'cfgScale',
      label: 'CFG scale',
      kind: 'range',
      min: 0,
      max: 1,
      step: 0.05,
      unit: '',
      standard: 0.5,
    },
    { name: 'note', label: 'Note', kind: 'text', standard: '' },
    {
      name: 'speed',
      label: 'How fast',
      kind: 'range',
      min: 0.25,
      max: 4,
      step: 0.05,
      unit: '×',
      standard: 1,
    },
    {
      ...{ name: 'edges', label: 'Edges', help: 'What is seen.', kind: 'choice' },
      values: [
        { value: 'zoom', label: 'Zoom in' },
        { value: 'own', label: 'Own' },
      ],
    },
  ])
})

test('no options, no controls', () => expect(optionFields(null)).toEqual([]))
