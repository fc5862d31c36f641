import { z } from 'zod'

/** The JSON Schema of an engine's own options, as far as options use it. */
const Property = z.object({
  type: z.enum(['string', 'number', 'integer', 'boolean']).optional(),
  enum: z.array(z.string()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  default: z.union([z.string(), z.number(), z.boolean()]).optional(),
  description: z.string().optional(),
  /** What the card says for people, where the names are not enough. */
  title: z.string().optional(),
  labels: z.record(z.string(), z.string()).optional(),
  unit: z.string().optional(),
  step: z.number().optional(),
})
const Schema = z.object({ properties: z.record(z.string(), Property) })

interface Named {
  name: string
  label: string
  help: string | undefined
}

export type OptionField =
  | (Named & { kind: 'switch'; standard: boolean })
  | (Named & {
      kind: 'choice'
      values: readonly { value: string; label: string }[]
      standard: string | undefined
    })
  | (Named & { kind: 'range'; min: number; max: number; step: number; unit: string; standard: number })
  /** A number that may be left to the engine. */
  | (Named & { kind: 'number'; min: number; max: number })
  | (Named & { kind: 'text'; standard: string })

export function optionFields(schema: unknown): OptionField[] {
  const parsed = Schema.safeParse(schema)
  if (!parsed.success) return []
  return Object.entries(parsed.data.properties).map(([name, property]) => fieldOf(name, property))
}

function fieldOf(name: string, property: z.infer<typeof Property>): OptionField {
  const { type, minimum, maximum, default: standard, labels = {} } = property
  const named = { name, label: property.title ?? labelOf(name), help: property.description }
  if (property.enum) {
    return {
      ...named,
      kind: 'choice',
      values: property.enum.map((value) => ({ value, label: labels[value] ?? capital(value) })),
      standard: typeof standard === 'string' ? standard : undefined,
    }
  }
  if (type === 'boolean') return { ...named, kind: 'switch', standard: standard === true }
  if ((type === 'number' || type === 'integer') && minimum !== undefined && maximum !== undefined) {
    if (typeof standard !== 'number') return { ...named, kind: 'number', min: minimum, max: maximum }
    const step = property.step ?? (type === 'integer' ? 1 : (maximum - minimum) / 20)
    return {
      ...named,
      kind: 'range',
      min: minimum,
      max: maximum,
      step,
      unit: property.unit ?? '',
      standard,
    }
  }
  return { ...named, kind: 'text', standard: typeof standard === 'string' ? standard : '' }
}

/** Names that are shorter than their words, or no word at all. */
const ownLabels: Record<string, string> = { background: 'Behind', bpm: 'BPM' }

/** "safetyTolerance" → "Safety tolerance"; "cfgScale" → "CFG scale". */
function labelOf(name: string): string {
  const own = ownLabels[name]
  if (own !== undefined) return own
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/^cfg\b/, 'CFG')
  return capital(words)
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
