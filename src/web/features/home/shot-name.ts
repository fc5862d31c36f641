const longest = 42

/** A name for a new shot or film: the first words of what it shows. */
export function nameFromPrompt(prompt: string, otherwise: string): string {
  const [clause = ''] = prompt
    .trim()
    .replace(/\s+/g, ' ')
    .split(/[.!?;:]\s|\n/)
  const bare = clause.replace(/^(an?|the)\s+/i, '').replace(/[.,;:!?\s]+$/, '')
  if (bare === '') return otherwise
  const short =
    bare.length <= longest
      ? bare
      : bare
          .slice(0, longest + 1)
          .replace(/\s+\S*$/, '')
          .slice(0, longest)
  return `${short.charAt(0).toUpperCase()}${short.slice(1)}`.replace(/[,\s]+$/, '')
}
