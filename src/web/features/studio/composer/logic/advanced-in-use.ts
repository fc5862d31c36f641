import type { ShotRequest } from '#contract/project.ts'

/** What is set among the advanced things, in words, in their order. */
export function advancedInUse(draft: ShotRequest): string[] {
  const { negativePrompt, options, fps, image, voice, ambience, motion, post, sweep, allowFallback } = draft
  const used: [boolean, string][] = [
    [Boolean(negativePrompt), 'negative prompt'],
    [Object.keys(options ?? {}).length > 0, 'engine options'],
    [fps !== undefined, 'frame rate'],
    [image !== undefined, 'first frame from words'],
    [voice !== undefined, 'voice line'],
    [ambience !== undefined, 'ambience'],
    [motion !== undefined, 'second camera pass'],
    [post !== undefined, 'after steps'],
    [sweep !== undefined, 'sweep'],
    [allowFallback === true, 'fallback'],
  ]
  const words = used.flatMap(([on, word]) => (on ? [word] : []))
  return words.map((word, index) => (index === 0 ? word.charAt(0).toUpperCase() + word.slice(1) : word))
}
