import { z } from 'zod'
import { Easing } from '#contract/generation.ts'

/**
 * What a track moves. Distances are multiples of d, the distance from the camera's start to the subject, so a preset
 * fits any scene.
 * - x, y, z: the camera along the world's axes, in d
 * - toward: share of the straight way to the subject (0.5 halves the distance and doubles its size)
 * - orbit: degrees around the subject's upright axis; + goes to the camera's right
 * - elevation: degrees over the subject at constant distance; + goes up
 * - yaw, pitch, roll: degrees, on top of the subject lock
 * - focal: factor on the base lens;  focus: factor on the subject's distance
 */
export const TrackParam = z.enum([
  'x',
  'y',
  'z',
  'toward',
  'orbit',
  'elevation',
  'yaw',
  'pitch',
  'roll',
  'focal',
  'focus',
])
export type TrackParam = z.infer<typeof TrackParam>

/** These multiply and scale by power; every other param adds and scales in proportion. */
export function isFactor(param: TrackParam): boolean {
  return param === 'focal' || param === 'focus'
}

const share = z.number().min(0).max(1)
const text = z.string().min(1).max(300)
const presetIds = z.array(z.string().max(64)).max(64).readonly()

/** An easing that a user may choose, or the crash zoom's overshoot. */
export const TrackEasing = z.enum([...Easing.options, 'overshoot'])
export type TrackEasing = z.infer<typeof TrackEasing>

/** When a track is at work: a share of the clip, or so many seconds of it (held to the clip's length). */
export const TrackWindow = z.union([
  z
    .strictObject({ start: share, end: share })
    .refine(({ start, end }) => start < end, 'A window must end after it starts.'),
  z.strictObject({ align: z.enum(['start', 'centre', 'end']), seconds: z.number().positive().max(600) }),
])
export type TrackWindow = z.infer<typeof TrackWindow>

const amount = z.number().min(-3600).max(3600)

/** From one value to another. `from` and `to` are given for strength 1. */
const MoveTrack = z.strictObject({
  kind: z.literal('move'),
  param: TrackParam,
  from: amount,
  to: amount,
  easing: TrackEasing,
  window: TrackWindow.optional(),
  /** Any strength above 0 moves all the way (a circle that must close). Else strength scales the values. */
  scale: z.literal('whole').optional(),
})
export type MoveTrack = z.infer<typeof MoveTrack>

/** Through given values, [place in 0–1, value at strength 1], with a flowing curve. */
const SplineTrack = z.strictObject({
  kind: z.literal('spline'),
  // A curve that swings past its knots could take a factor below 0.
  param: TrackParam.exclude(['focal', 'focus']),
  knots: z
    .array(z.tuple([share, amount]).readonly())
    .min(2)
    .max(64)
    .readonly(),
})

/** Seeded unrest within ±amplitude, only frequencies of the band, starting at 0. */
const NoiseTrack = z
  .strictObject({
    kind: z.literal('noise'),
    param: TrackParam,
    amplitude: amount,
    minHertz: z.number().positive().max(20),
    maxHertz: z.number().positive().max(20),
  })
  .refine(({ minHertz, maxHertz }) => minHertz < maxHertz, 'A band must end above its start.')

/** A regular sway, starting at 0: steps, breath. */
const WaveTrack = z.strictObject({
  kind: z.literal('wave'),
  param: TrackParam,
  amplitude: amount,
  hertz: z.number().positive().max(20),
})

export const Track = z
  .discriminatedUnion('kind', [MoveTrack, SplineTrack, NoiseTrack, WaveTrack])
  .refine(
    (track) => track.kind !== 'move' || !isFactor(track.param) || (track.from > 0 && track.to > 0),
    'Lens and focus are factors above 0.',
  )
export type Track = z.infer<typeof Track>

export const CameraFamily = z.enum([
  'still',
  'dolly',
  'truck-and-pedestal',
  'pan-tilt-roll',
  'zoom',
  'orbit',
  'crane',
  'aerial',
  'follow',
  'effect',
])
export type CameraFamily = z.infer<typeof CameraFamily>

/** The camera commands that MiniMax reads in square brackets at the head of a prompt. */
export const MinimaxCommand = z.enum([
  'Truck left',
  'Truck right',
  'Pan left',
  'Pan right',
  'Push in',
  'Pull out',
  'Pedestal up',
  'Pedestal down',
  'Tilt up',
  'Tilt down',
  'Zoom in',
  'Zoom out',
  'Shake',
  'Tracking shot',
  'Static shot',
])
export type MinimaxCommand = z.infer<typeof MinimaxCommand>

/** Vendors whose API or prompt grammar names the move itself. */
const NativeMap = z.strictObject({
  /**
   * Kling's `camera_control.config`: one axis, its value (−10 to 10) at strength 1. In Kling's own words `pan` turns
   * up and down, `tilt` turns left and right, and a negative `zoom` narrows the view.
   */
  kling: z
    .strictObject({
      axis: z.enum(['horizontal', 'vertical', 'pan', 'tilt', 'roll', 'zoom']),
      value: z.number().min(-10).max(10),
    })
    .optional(),
  minimax: z.array(MinimaxCommand).min(1).max(3).readonly().optional(),
})

/** Whether pictures made of flat layers in depth can show the move; `limit` says why not, for people. */
const Drawable = z.discriminatedUnion('kind', [
  /** Up to a strength (absent: any); beyond it the layers would show their edges. */
  z.strictObject({ kind: z.literal('exact'), upToStrength: share.optional(), limit: text.optional() }),
  /** Not at all; another preset comes nearest. */
  z.strictObject({ kind: z.literal('nearest'), presetId: z.string().max(64), limit: text }),
])

/** Speed over the clip as straight lines between [time, speed] knots, from time 0 to 1; speeds are not negative. */
export const SpeedProfile = z
  .array(z.tuple([share, z.number().min(0).max(100)]).readonly())
  .min(2)
  .max(64)
  .refine(
    (knots) =>
      knots[0]?.[0] === 0 &&
      knots.at(-1)?.[0] === 1 &&
      knots.every(([at], i) => i === 0 || at > (knots[i - 1]?.[0] ?? 0)),
    'A speed profile must rise in time from 0 to 1.',
  )
  .readonly()
export type SpeedProfile = z.infer<typeof SpeedProfile>

export const CameraPreset = z.strictObject({
  id: z
    .string()
    .max(64)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  label: z.string().min(1).max(64),
  family: CameraFamily,
  /** One sentence for the person who chooses. */
  description: text,
  tracks: z.array(Track).max(32).readonly(),
  /** Where the move stands before it begins, in the tracks' own units; strength does not scale it. */
  pose: z
    .partialRecord(TrackParam, amount)
    .refine(({ focal = 1, focus = 1 }) => focal > 0 && focus > 0, 'Lens and focus are factors above 0.')
    .optional(),
  /** The camera keeps the subject where the first frame has it, by turning. */
  subjectLock: z.boolean(),
  /** The lens answers the distance so that the subject's size stays constant (dolly zoom). */
  holdSubjectSize: z.boolean().optional(),
  /** Camera and subject travel together by this much (in d, at strength 1) over the clip. */
  travel: z.strictObject({ x: amount, z: amount }).optional(),
  /** The move has a side. Tracks are written for `right` and mirrored for `left`; this is the side when none is asked. */
  side: z.enum(['left', 'right']).optional(),
  /** Diameter of the lens's pupil in metres; absent is a pinhole. */
  aperture: z.number().min(0).max(1).optional(),
  /** Share of a frame's interval that the shutter is open. */
  shutter: share.optional(),
  /** Speed of the scene's own time over the clip (1 is real time). */
  sceneSpeed: SpeedProfile.optional(),
  /** Seconds in which the move reads well. */
  durationRange: z.strictObject({ minSeconds: z.number().positive(), maxSeconds: z.number().positive() }),
  /** How strongly a viewer feels it. */
  intensity: share,
  defaultStrength: share,
  /** Presets that may run as a second move in the same shot. */
  pairsWith: presetIds,
  /** Presets that fight this one. */
  conflictsWith: presetIds,
  /** Words for engines that take words; `{pace}` and `{side}` are filled in. */
  words: text,
  nativeMap: NativeMap,
  drawable: Drawable,
})
export type CameraPreset = z.infer<typeof CameraPreset>
