/** What a reference is called in the prompt: the first words of its name, without a file's ending. */
export function handleOf(name: string): string {
  const words = name
    .replace(/\.[a-z0-9]{2,5}$/i, '')
    .split(/[\s_]+/)
    .filter((word) => word !== '')
  const short = words
    .slice(0, 3)
    .join(' ')
    .replace(/[,.;:!?]+$/, '')
  return short.length > 24 ? short.slice(0, 24).trim() : short
}

export interface OpenMention {
  /** Where the @ stands. */
  from: number
  query: string
}

/** The @ that is being written at the caret; null when none is. */
export function openMention(text: string, caret: number): OpenMention | null {
  const match = /(?:^|\s)@([^\s@]{0,40})$/.exec(text.slice(0, caret))
  const query = match?.[1]
  return query === undefined ? null : { from: caret - query.length - 1, query }
}

export interface TextPart {
  text: string
  marked: boolean
}

/** The prompt in parts, with each name of a reference on its own; whole words only, whatever their case. */
export function markNames(text: string, names: readonly string[]): TextPart[] {
  const known = names.filter((name) => name !== '').sort((a, b) => b.length - a.length)
  if (known.length === 0) return [{ text, marked: false }]
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(${known.map(literal).join('|')})(?![\\p{L}\\p{N}])`, 'giu')
  return text
    .split(pattern)
    .map((part, index) => ({ text: part, marked: index % 2 === 1 }))
    .filter((part) => part.text !== '')
}

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
