import type { Mode } from '#contract/generation.ts'
import type { InputLimits } from '#contract/input-limits.ts'
import type { Engine, InputCard } from './engine.ts'
import { safeLimits, vendorLimits } from './vendor-limits.ts'

/**
 * What an engine takes as a file, the narrowest of its routes, so that any of them may serve it. Null: it is a program of
 * this machine, which reads all that the studio takes; only what its card says of lengths holds.
 */
export function limitsOf({ routes }: Pick<Engine, 'routes'>, card: InputCard): InputLimits | null {
  const vendors = routes.filter(({ provider }) => provider !== 'local')
  if (vendors.length === 0) return null
  const limits = vendors
    .map(({ provider }) => (vendorLimits[provider] ?? safeLimits)[card.kind])
    .reduce(narrower)
  const { minSeconds, maxSeconds } = card
  const own = {
    ...card.limits,
    ...(minSeconds !== undefined && { minSeconds }),
    ...(maxSeconds !== undefined && { maxSeconds }),
  }
  return inOrderFor(card, { ...limits, ...own })
}

/** The limits of every input of a mode, by role, as a step that prepares files is given them. */
export function limitsByRole(engine: Engine, mode: Mode): Record<string, InputLimits> {
  return Object.fromEntries(
    (engine.modes[mode]?.inputs ?? []).flatMap((input) => {
      const limits = limitsOf(engine, input)
      return limits === null ? [] : [[input.role, limits]]
    }),
  )
}

/** A mask is read to the pixel: what has to be made anew keeps every one. */
function inOrderFor({ role }: InputCard, limits: InputLimits): InputLimits {
  if (role !== 'mask' || !limits.formats.includes('image/png')) return limits
  return { ...limits, formats: ['image/png', ...limits.formats.filter((format) => format !== 'image/png')] }
}

function narrower(a: InputLimits, b: InputLimits): InputLimits {
  const formats = a.formats.filter((format) => b.formats.includes(format))
  const codecs = a.codecs?.filter((codec) => b.codecs?.includes(codec) ?? true) ?? b.codecs
  const most = (key: 'minSide' | 'minRatio' | 'minSeconds') => named(key, Math.max, a[key], b[key])
  const least = (key: 'maxSide' | 'maxPixels' | 'maxRatio' | 'maxFps' | 'maxSeconds') =>
    named(key, Math.min, a[key], b[key])
  return {
    formats,
    ...(codecs && { codecs }),
    maxBytes: Math.min(a.maxBytes, b.maxBytes),
    ...most('minSide'),
    ...most('minRatio'),
    ...most('minSeconds'),
    ...least('maxSide'),
    ...least('maxPixels'),
    ...least('maxRatio'),
    ...least('maxFps'),
    ...least('maxSeconds'),
  }
}

function named(
  key: string,
  pick: (...values: number[]) => number,
  ...given: readonly (number | undefined)[]
): Record<string, number> {
  const known = given.filter((value) => value !== undefined)
  return known.length === 0 ? {} : { [key]: pick(...known) }
}
