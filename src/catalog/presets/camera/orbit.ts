import type { CameraPreset } from '#camera/preset.ts'
import { move } from './tracks.ts'

/** Beyond this the flat layers of a painted scene turn edge-on. */
const LAYER_DEGREES = 35
const ARC_DEGREES = 90
const BULLET_DEGREES = 180

const turnsEdgeOn = 'Flat layers turn edge-on past 35 degrees.'
const edgeOn = 'Painted scenes are flat layers: past 35 degrees they turn edge-on, so a shorter arc is drawn.'

export const orbitPresets: readonly CameraPreset[] = [
  {
    id: 'arc',
    label: 'Arc left / right',
    family: 'orbit',
    description: 'Swing part of a circle around the subject, which stays where it is in the frame.',
    tracks: [move('orbit', 0, ARC_DEGREES, 'inOut')],
    subjectLock: true,
    side: 'right',
    durationRange: { minSeconds: 3, maxSeconds: 12 },
    intensity: 0.5,
    defaultStrength: 0.7,
    pairsWith: ['dolly-in', 'dolly-out', 'handheld'],
    conflictsWith: ['orbit-360', 'lazy-susan', 'bullet-time', 'truck-left', 'truck-right', 'static'],
    words: '{pace} arc to the {side} around the subject, the subject stays centred',
    nativeMap: {},
    drawable: { kind: 'exact', upToStrength: LAYER_DEGREES / ARC_DEGREES, limit: edgeOn },
  },
  {
    id: 'orbit-360',
    label: 'Orbit 360',
    family: 'orbit',
    description: 'Circle all the way around the subject and end where it began, ready to loop.',
    tracks: [move('orbit', 0, 360, 'lin', { scale: 'whole' })],
    subjectLock: true,
    side: 'right',
    durationRange: { minSeconds: 4, maxSeconds: 20 },
    intensity: 0.7,
    defaultStrength: 1,
    pairsWith: [],
    conflictsWith: ['arc', 'lazy-susan', 'bullet-time', 'truck-left', 'truck-right', 'static'],
    words:
      'full 360 degree orbit to the {side} around the subject at constant distance and height, seamless loop',
    nativeMap: {},
    drawable: { kind: 'nearest', presetId: 'arc', limit: turnsEdgeOn },
  },
  {
    id: 'lazy-susan',
    label: 'Lazy Susan (turntable)',
    family: 'orbit',
    description: 'Let a product turn slowly close to the lens, as on a turntable.',
    tracks: [move('orbit', 0, 360, 'lin')],
    pose: { toward: 0.35 },
    subjectLock: true,
    side: 'right',
    aperture: 0.06,
    durationRange: { minSeconds: 4, maxSeconds: 20 },
    intensity: 0.4,
    defaultStrength: 1,
    pairsWith: ['rack-focus'],
    conflictsWith: ['arc', 'orbit-360', 'bullet-time', 'truck-left', 'truck-right', 'static'],
    words: 'slow turntable rotation to the {side}, product close-up, macro distance, soft light',
    nativeMap: {},
    drawable: { kind: 'nearest', presetId: 'arc', limit: turnsEdgeOn },
  },
]

export const bulletTimePreset: CameraPreset = {
  id: 'bullet-time',
  label: 'Bullet time',
  family: 'effect',
  description: 'The moment freezes while the camera swings around it, then time runs on.',
  tracks: [move('orbit', 0, BULLET_DEGREES, 'inOut', { window: { start: 0.2, end: 0.8 } })],
  subjectLock: true,
  side: 'right',
  sceneSpeed: [
    [0, 1],
    [0.14, 1],
    [0.22, 0.03],
    [0.78, 0.03],
    [0.86, 1],
    [1, 1],
  ],
  durationRange: { minSeconds: 3, maxSeconds: 10 },
  intensity: 0.95,
  defaultStrength: 0.7,
  pairsWith: [],
  conflictsWith: ['arc', 'orbit-360', 'lazy-susan', 'truck-left', 'truck-right', 'hyperlapse', 'static'],
  words:
    'bullet time: the action freezes while the camera arcs to the {side} around the subject, then time resumes',
  nativeMap: {},
  drawable: { kind: 'exact', upToStrength: LAYER_DEGREES / BULLET_DEGREES, limit: edgeOn },
}
