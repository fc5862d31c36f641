import type { GuardVerdict } from '#catalog/guard.ts'
import type { ShotRequest } from '#contract/project.ts'
import type { FieldError } from '#kernel/errors.ts'

export interface Blocked {
  error: FieldError
  /** Words near the wish that pass, as a change of the draft. */
  safe: Partial<ShotRequest>
}

export type Guard = (prompt: string) => GuardVerdict

/** Words that no engine is asked for, said while they are typed; the studio holds the same rule. */
export function blockedIn(draft: ShotRequest, guardPrompt: Guard): Blocked | null {
  const { prompt = '', image, voice, ambience } = draft
  const texts: [string, string | undefined, (rewrite: string) => Partial<ShotRequest>][] = [
    ['prompt', prompt, (rewrite) => ({ prompt: rewrite })],
    ['image.prompt', image?.prompt, (rewrite) => (image ? { image: { ...image, prompt: rewrite } } : {})],
    ['voice.text', voice?.text, (rewrite) => (voice ? { voice: { ...voice, text: rewrite } } : {})],
    [
      'ambience.prompt',
      ambience?.prompt,
      (rewrite) => (ambience ? { ambience: { ...ambience, prompt: rewrite } } : {}),
    ],
  ]
  for (const [path, text, change] of texts) {
    const verdict = guardPrompt(text ?? '')
    if (!verdict.ok) {
      return { error: { path, code: verdict.code, message: verdict.reason }, safe: change(verdict.rewrite) }
    }
  }
  return null
}
