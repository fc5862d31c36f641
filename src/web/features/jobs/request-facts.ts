import type { CameraRequest, Mode } from '#contract/generation.ts'
import type { Job } from '#contract/job.ts'
import { ShotRequest } from '#contract/project.ts'
import { percent, seconds } from '#web/ui/format.ts'

export interface JobFact {
  label: string
  value: string
  /** Copied on press, in mono. */
  copy?: boolean
}

const modeNames: Record<Mode, string> = {
  t2i: 'Words to picture',
  i2i: 'Picture to picture',
  t2v: 'Words to video',
  i2v: 'First frame to video',
  r2v: 'References to video',
  v2v: 'Video to video',
  extend: 'Extend a video',
  upscale: 'Upscale',
  interpolate: 'Smooth motion',
  speed: 'Change speed',
  stabilize: 'Stabilise',
  convert: 'Convert',
  lipsync: 'Lip sync',
  'motion-transfer': 'Copy motion',
  tts: 'Speech',
  sfx: 'Sound effect',
  music: 'Music',
  ambience: 'Ambience',
  'voice-over': 'Voice-over',
  'voice-change': 'Change a voice',
  'voice-isolate': 'Voice alone',
  'remove-bg': 'Remove the background',
  'color-enhance': 'Better colour',
  text: 'Text',
}

interface Names {
  engine: string
  /** Of a camera preset and of a style, by id. */
  preset: (id: string) => string
  style: (id: string) => string
}

/** What was asked for, each as one line; what was left to the studio is left out. */
export function requestFacts({ request, outputs }: Job, names: Names): JobFact[] {
  const wish = ShotRequest.safeParse(request).data ?? {}
  const picked = wish.engineId === 'auto' ? 'picked by Auto' : 'picked by you'
  const facts: JobFact[] = [{ label: 'Engine', value: `${names.engine}, ${picked}` }]
  if (wish.mode !== undefined) facts.push({ label: 'Mode', value: modeNames[wish.mode] })
  const size = sizeWords(wish, outputs)
  if (size !== '') facts.push({ label: 'Size', value: size })
  const motion = motionWords(wish.camera, names)
  if (motion !== null) facts.push({ label: 'Motion', value: motion })
  if (wish.styleId != null) facts.push({ label: 'Style', value: names.style(wish.styleId) })
  if (wish.seed !== undefined) facts.push({ label: 'Seed', value: String(wish.seed), copy: true })
  return facts
}

function sizeWords(wish: ShotRequest, outputs: Job['outputs']): string {
  const made = outputs.findLast(({ kind }) => kind !== 'audio')
  const length = wish.durationSeconds ?? made?.durationSeconds ?? null
  const shape =
    made != null && made.width !== null && made.height !== null ? `${made.width} × ${made.height}` : null
  return [
    length === null ? null : seconds(length),
    shape ?? wish.resolution,
    wish.aspectRatio,
    wish.fps === undefined ? null : `${wish.fps} fps`,
  ]
    .filter((word) => word != null)
    .join(', ')
}

function motionWords(camera: CameraRequest | undefined, { preset }: Names): string | null {
  if (camera === undefined) return null
  if (camera.keyframes !== undefined) return `Own path, ${camera.keyframes.length} keys`
  return camera.presetId === undefined ? null : `${preset(camera.presetId)}, ${percent(camera.strength)}`
}
