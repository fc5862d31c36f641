import type { CameraPreset } from '#camera/preset.ts'

export const followPresets: readonly CameraPreset[] = [
  {
    id: 'tracking-follow',
    label: 'Tracking follow (steadicam)',
    family: 'follow',
    description:
      'Walk behind the subject at its own pace, so that it keeps its size while the world goes by.',
    tracks: [],
    travel: { x: 0, z: 0.8 },
    subjectLock: true,
    durationRange: { minSeconds: 3, maxSeconds: 20 },
    intensity: 0.4,
    defaultStrength: 0.7,
    pairsWith: ['handheld', 'arc'],
    conflictsWith: ['leading-shot', 'dolly-in', 'dolly-out', 'static'],
    words:
      'smooth steadicam tracking shot following behind the subject at its own pace and constant distance',
    nativeMap: { minimax: ['Tracking shot'] },
    drawable: { kind: 'exact' },
  },
  {
    id: 'leading-shot',
    label: 'Leading shot',
    family: 'follow',
    description: 'Walk backward ahead of the subject and keep its face in view.',
    tracks: [],
    travel: { x: 0, z: -0.8 },
    subjectLock: true,
    durationRange: { minSeconds: 3, maxSeconds: 20 },
    intensity: 0.4,
    defaultStrength: 0.7,
    pairsWith: ['handheld', 'arc'],
    conflictsWith: ['tracking-follow', 'dolly-in', 'dolly-out', 'static'],
    words: 'leading shot, the camera travels backward ahead of the subject, face visible, constant distance',
    nativeMap: { minimax: ['Tracking shot'] },
    drawable: { kind: 'exact' },
  },
  {
    id: 'handheld',
    label: 'Handheld',
    family: 'follow',
    description: 'The camera lives in a hand: it breathes and is never quite still.',
    tracks: [
      { kind: 'noise', param: 'x', amplitude: 0.01, minHertz: 0.5, maxHertz: 2 },
      { kind: 'noise', param: 'y', amplitude: 0.008, minHertz: 0.5, maxHertz: 2 },
      { kind: 'noise', param: 'z', amplitude: 0.006, minHertz: 0.5, maxHertz: 2 },
      { kind: 'noise', param: 'yaw', amplitude: 1.4, minHertz: 0.5, maxHertz: 2 },
      { kind: 'noise', param: 'pitch', amplitude: 1.1, minHertz: 0.5, maxHertz: 2 },
      { kind: 'noise', param: 'roll', amplitude: 0.8, minHertz: 0.5, maxHertz: 2 },
      { kind: 'wave', param: 'pitch', amplitude: 0.3, hertz: 0.25 },
    ],
    subjectLock: false,
    durationRange: { minSeconds: 1, maxSeconds: 30 },
    intensity: 0.3,
    defaultStrength: 0.7,
    pairsWith: ['dolly-in', 'dolly-out', 'tracking-follow', 'leading-shot', 'dutch-angle', 'rack-focus'],
    conflictsWith: ['static', 'hyperlapse'],
    words: 'handheld camera, small natural shake and slow breathing, documentary feel',
    nativeMap: { minimax: ['Shake'] },
    drawable: { kind: 'exact' },
  },
]

export const snorricamPreset: CameraPreset = {
  id: 'snorricam',
  label: 'Snorricam',
  family: 'effect',
  description:
    'The camera is strapped to the actor: the face stays fixed and the world sways with each step.',
  tracks: [
    // A step is half of a left–right sway.
    { kind: 'wave', param: 'orbit', amplitude: 3.5, hertz: 0.9 },
    { kind: 'wave', param: 'elevation', amplitude: 1.4, hertz: 1.8 },
    { kind: 'noise', param: 'orbit', amplitude: 1.2, minHertz: 0.5, maxHertz: 2 },
  ],
  travel: { x: 0, z: -0.5 },
  subjectLock: true,
  durationRange: { minSeconds: 2, maxSeconds: 12 },
  intensity: 0.7,
  defaultStrength: 0.7,
  pairsWith: [],
  conflictsWith: ['tracking-follow', 'leading-shot', 'handheld', 'arc', 'orbit-360', 'static'],
  words:
    "snorricam, the camera is rigged to the actor's torso, the face stays fixed while the background sways with each step",
  nativeMap: {},
  drawable: { kind: 'exact' },
}
