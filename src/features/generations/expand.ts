import type { GenerationRequest } from '#contract/generation.ts'
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
