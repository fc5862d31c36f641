/** What the studio takes; it says so itself, too. */
export const passwordLength = { min: 10, max: 256 }

export interface PasswordStrength {
  /** Bars of four. */
  level: 0 | 1 | 2 | 3 | 4
  words: string
}

/** Length is what counts; a long row of the same letters, or one's own name, does not. */
export function passwordStrength(password: string, own: readonly string[] = []): PasswordStrength {
  const length = [...password].length
  if (length === 0) return { level: 0, words: `At least ${passwordLength.min} characters` }
  const missing = passwordLength.min - length
  if (missing > 0)
    return { level: 1, words: missing === 1 ? '1 more character' : `${missing} more characters` }
  if (new Set(password.toLowerCase()).size < 6) return { level: 1, words: 'Weak. Few different characters' }
  if (containsOwn(password, own)) return { level: 1, words: 'Weak. It contains your name or address' }
  if (length < 14) return { level: 2, words: `Fair. ${length} characters` }
  if (length < 20) return { level: 3, words: `Good. ${length} characters` }
  return { level: 4, words: `Strong. ${length} characters` }
}

function containsOwn(password: string, own: readonly string[]): boolean {
  const lower = password.toLowerCase()
  return own
    .flatMap((text) => text.toLowerCase().split(/[\s@.]+/))
    .some((part) => part.length >= 4 && lower.includes(part) && part.length * 2 >= lower.length)
}
