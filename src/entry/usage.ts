import { defineErrors } from '#kernel/errors.ts'

const UsageErrors = defineErrors({ usage: { status: 400, title: 'The command is not right.' } })

/** What a verb answers to a call that lacks something. */
export function usage(help: string): number {
  console.error(help)
  return 2
}

/** A whole number of an option. Throws `usage` otherwise. */
export function toCount(name: string, text: string): number {
  if (!/^\d{1,10}$/.test(text))
    throw UsageErrors.usage({ detail: `${name} takes a whole number, not "${text}".` })
  return Number(text)
}

/** One of the words that an option takes. Throws `usage` otherwise. */
export function toChoice<Choice extends string>(
  name: string,
  text: string,
  choices: readonly Choice[],
): Choice {
  const choice = choices.find((one) => one === text)
  if (choice !== undefined) return choice
  throw UsageErrors.usage({ detail: `${name} takes ${choices.join(', ')}, not "${text}".` })
}
