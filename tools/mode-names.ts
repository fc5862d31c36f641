import { Mode } from '#contract/generation.ts'

const names: Partial<Record<Mode, string>> = {
  t2i: 'text to image',
  i2i: 'image to image',
  t2v: 'text to video',
  i2v: 'image to video',
  r2v: 'references to video',
  tts: 'speech',
  sfx: 'sound effects',
  v2v: 'video to video',
  lipsync: 'lip sync',
  'motion-transfer': 'motion transfer',
  'voice-change': 'another voice',
  'voice-isolate': 'voice without noise',
  'color-enhance': 'better colour',
  interpolate: 'smooth motion',
  speed: 'slower or faster',
  stabilize: 'steady picture',
  convert: 'another format',
  'remove-bg': 'background removal',
}

export function modeName(mode: string): string {
  const known = Mode.safeParse(mode)
  return (known.success ? names[known.data] : undefined) ?? mode
}
