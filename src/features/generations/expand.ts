import type { GenerationRequest } from '#contract/generation.ts'
import { DailiesError } from '#kernel/errors.ts'
import { GenerationErrors } from './errors.ts'

/** One request for each take: variations differ by seed alone, a sweep by its one parameter alone. */
export function expandTakes(request: GenerationRequest, freshSeed: number): GenerationRequest[] {
  const seed = request.seed ?? freshSeed
  if (request.sweep !== undefined) {
    if (request.variations > 1) throw wrongField('variations', 'A sweep makes one take for each value.')
    if (request.release === 'one-by-one')
      throw wrongField('release', 'A sweep makes all its takes: they are there to be compared.')
    const { parameter, values } = request.sweep
    return values.map((value, index) =>
      withParameter({ ...request, seed, sweep: undefined }, parameter, value, index),
    )
  }
  return Array.from({ length: request.variations }, (_, index) => ({
    ...request,
    seed: (seed + index) % 4_294_967_296,
    variations: 1,
    release: undefined,
  }))
}

/**
 * Plans the take of one of a sweep's values. What is wrong with the parameter is said of that value, so that a client who
 * changes what it is told to change gets on.
 */
export function planSwept<T>({ sweep }: GenerationRequest, index: number, plan: () => T): T {
  try {
    return plan()
  } catch (error) {
    if (!(error instanceof DailiesError) || sweep === undefined) throw error
    const path = (given: string) => (given === sweep.parameter ? `sweep.values.${index}` : given)
    throw new DailiesError(error.code, error, {
      detail: error.message,
      errors: error.errors.map((one) => ({ ...one, path: path(one.path) })),
      nextSteps: error.nextSteps.map((step) =>
        typeof step.path === 'string' ? { ...step, path: path(step.path) } : step,
      ),
      cause: error,
    })
  }
}

const wrongField = (path: string, message: string) =>
  GenerationErrors.validation_failed({ errors: [{ path, code: 'validation_failed', message }] })

type SweepParameter = NonNullable<GenerationRequest['sweep']>['parameter']

function withParameter(
  request: GenerationRequest,
  parameter: SweepParameter,
  value: string | number | boolean | null,
  index: number,
): GenerationRequest {
  const wrong = (wanted: string) => wrongField(`sweep.values.${index}`, `${parameter} takes ${wanted}.`)
  const text = () => {
    if (typeof value !== 'string') throw wrong('text')
    return value
  }
  const number = (low: number, high: number) => {
    if (typeof value !== 'number' || value < low || value > high)
      throw wrong(`a number from ${low} to ${high}`)
    return value
  }
  switch (parameter) {
    case 'seed':
      return { ...request, seed: Math.trunc(number(0, 4_294_967_295)) }
    case 'durationSeconds':
      return { ...request, durationSeconds: number(0.1, 600) }
    case 'engineId':
      return { ...request, engineId: text() }
    case 'prompt':
      return { ...request, prompt: text() }
    case 'styleId':
      return { ...request, styleId: value === null ? null : text() }
    case 'camera.presetId':
      return { ...request, camera: { strength: 0.7, ...request.camera, presetId: text() } }
    case 'camera.strength':
      return { ...request, camera: { ...request.camera, strength: number(0, 1) } }
  }
}
