import type { GenerationRequest } from '#contract/generation.ts'
import type { FieldError } from '#kernel/errors.ts'
import type { Engine, RouteRequest } from './engine.ts'

const steps = ['motion', 'post', 'voice', 'ambience'] as const
type AfterSteps = Pick<GenerationRequest, (typeof steps)[number]>

/** What cannot follow on the video that an engine makes, told before anything is spent. */
export function afterErrors(engine: Engine, made: RouteRequest, asked: AfterSteps): FieldError[] {
  const ends = engine.modes[made.mode]?.isLast?.(made) ?? false
  if (ends) {
    return steps
      .filter((path) => asked[path] !== undefined)
      .map((path) => ({
        path,
        code: 'unsupported_by_engine',
        message: `Nothing is done to what ${engine.label} makes in this format. Do it first, or choose MP4.`,
      }))
  }
  const { format = 'mp4' } = asked.post ?? {}
  if (format === 'mp4' || (asked.voice === undefined && asked.ambience === undefined)) return []
  const message =
    'A file with a voice or an ambience is an MP4. Leave the format, or convert the take afterwards.'
  return [{ path: 'post.format', code: 'validation_failed', message }]
}
