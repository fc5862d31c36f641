/** Closes a switch over a union: a new member fails the type check here instead of falling through at run time. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`)
}
