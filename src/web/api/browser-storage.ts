import type { z } from 'zod'

/** localStorage that may be off, full or full of somebody else's words: reading gives null, writing may do nothing. */
export function readText(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

export function writeText(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch {
    // Kept for this page only.
  }
}

/** What is kept under the key, if it has the shape. */
export function readJson<Schema extends z.ZodType>(key: string, schema: Schema): z.output<Schema> | null {
  const text = readText(key)
  if (text === null) return null
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

export const writeJson = (key: string, value: unknown): void => writeText(key, JSON.stringify(value))
