import type { Mode } from '#contract/generation.ts'

/** What a mode makes, in the middle of a sentence. */
export const modeWords: Record<Mode, string> = {
  t2i: 'a picture from words',
  i2i: 'a picture from pictures',
  t2v: 'a video from words',
  i2v: 'a video from a frame',
  r2v: 'a video from references',
  v2v: 'a video from a video',
  extend: 'a longer video',
  upscale: 'a larger video',
  interpolate: 'a smoother video',
  speed: 'a slower or faster video',
  stabilize: 'a steadier video',
  convert: 'a video in another format',
  lipsync: 'lips that follow a voice',
  'motion-transfer': 'the motion of another video',
  tts: 'speech',
  sfx: 'a sound effect',
  music: 'music',
  ambience: 'ambience',
  'voice-over': 'a voice-over',
  'voice-change': 'another voice',
  'voice-isolate': 'a clean voice',
  'remove-bg': 'a picture without its background',
  'color-enhance': 'better colour',
  text: 'text',
}
