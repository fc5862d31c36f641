import { z } from 'zod'
import type { JsonObject } from '#kernel/json.ts'
import type { InlineContext, InlineOutput, InputFile } from '#providers/spec/provider.ts'
import type { KeptParts } from './cache/made-before.ts'
import { LocalErrors } from './errors.ts'

export interface LocalContext extends InlineContext {
  /** Where what is ready of a long work is kept for the next try; absent: nowhere. */
  parts?: KeptParts
}

/** One kind of work: a strict body, and how it is done. */
export interface Endpoint {
  render(body: JsonObject, context: LocalContext): Promise<InlineOutput[]>
}

export function endpoint<Body extends z.ZodType>(
  body: Body,
  render: (body: z.output<Body>, context: LocalContext) => Promise<InlineOutput[]>,
): Endpoint {
  return {
    render(value, context) {
      const parsed = body.safeParse(value)
      if (parsed.success) return render(parsed.data, context)
      const errors = parsed.error.issues.map((issue) => ({
        path: issue.path.join('.'),
        code: issue.code,
        message: issue.message,
      }))
      throw LocalErrors.validation_failed({
        detail: 'The local engine cannot do this.',
        errors,
        cause: parsed.error,
      })
    },
  }
}

/** All inputs of a role, in the order in which they were given. */
export function inputsOf(context: InlineContext, role: string): InputFile[] {
  return context.inputs.filter((input) => input.role === role)
}

/** The one input of a role; throws `validation_failed` when there is none. */
export function inputOf(context: InlineContext, role: string): InputFile {
  const [input] = inputsOf(context, role)
  if (input) return input
  throw LocalErrors.validation_failed({
    detail: `This work needs an input of the kind "${role}".`,
    errors: [{ path: `inputs.${role}`, code: 'required', message: 'Choose a file.' }],
  })
}

/** H.264 takes even sizes only; the upper bound is what two cores and the memory limit bear. */
export const evenPixels = z.int().min(16).max(4_096).multipleOf(2)
export const framesPerSecond = z.number().min(1).max(60)
export const seed = z.int().min(0).max(4_294_967_295)
