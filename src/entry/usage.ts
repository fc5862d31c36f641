import { defineErrors } from '#kernel/errors.ts'

const UsageErrors = defineErrors({ usage: { status: 400, title: 'The command is not right.' } })

/** Prints a verb's help: asked for, it is the answer; else it is the complaint. */
export function usage(help: string, asked: boolean): number {
  if (asked) console.log(help)
  else console.error(help)
  return asked ? 0 : 2
}

/** A whole number of an option. Throws `usage` otherwise. */
export function toCount(name: string, text: string): number {
  if (!/^\d{1,10}$/.test(text))
    throw UsageErrors.usage({ detail: `${name} takes a whole number, not "${text}".` })
  return Number(text)
}
