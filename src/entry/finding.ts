/** `warning`: the studio works, but something is absent or thin. `missing`: it cannot work like this. */
export interface Finding {
  name: string
  state: 'ok' | 'warning' | 'missing'
  says: string
  /** What to do, when there is something to do. */
  todo?: string
}

export const ok = (name: string, says: string): Finding => ({ name, state: 'ok', says })
export const warning = (name: string, says: string, todo: string): Finding => ({
  name,
  state: 'warning',
  says,
  todo,
})
export const missing = (name: string, says: string, todo: string): Finding => ({
  name,
  state: 'missing',
  says,
  todo,
})

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
