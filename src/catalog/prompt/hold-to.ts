import { cleanPrompt } from '../clean-prompt.ts'

interface Frame {
  /** What references are called; each has to be in the prompt as it was in the old one. */
  names: readonly string[]
  maxChars: number
}

/** A text model's words as a prompt: no talk around them, every name of the old prompt still there, within the limit. */
export function holdTo(written: string, old: string, { names, maxChars }: Frame): string {
  const kept = [...names, ...(old.match(/(?<!\S)@[^\s@.,;:!?]+/g) ?? [])]
  const text = withoutTalk(cleanPrompt(written))
  const lost = kept.filter((name) => old.includes(name) && !text.includes(name))
  const back = lost.length === 0 ? '' : ` With ${[...new Set(lost)].join(', ')}.`
  const room = maxChars - [...back].length
  return `${cutAtSentence(text, room)}${back}`.trim()
}

/** Models like to say "Here is your prompt:" and to put it in quotes. */
function withoutTalk(text: string): string {
  const bare = text.replace(/^(?:sure|certainly|here(?:'|’)?s?|here is|of course)[^\n:]{0,80}:\s*/i, '')
  const fenced = bare.replace(/^```\w*\n?|\n?```$/g, '').replace(/^\*\*[^*\n]{1,40}\*\*:?\s*/, '')
  return /^["“”].*["“”]$/s.test(fenced.trim()) ? fenced.trim().slice(1, -1).trim() : fenced.trim()
}

function cutAtSentence(text: string, most: number): string {
  const letters = [...text]
  if (letters.length <= most) return text
  const cut = letters.slice(0, Math.max(0, most)).join('')
  const end = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('! '), cut.lastIndexOf('? '))
  return end > most / 2 ? cut.slice(0, end + 1) : cut.replace(/\s+\S*$/, '')
}
