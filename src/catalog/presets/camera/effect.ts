import type { CameraPreset } from '#camera/preset.ts'
import { move } from './tracks.ts'

export const whipPanPreset: CameraPreset = {
  id: 'whip-pan',
  label: 'Whip pan',
  family: 'effect',
  description: 'Flick the camera sideways into a blur and cut in the middle of it.',
  tracks: [move('yaw', 0, 180, 'exp', { window: { align: 'end', seconds: 0.35 } })],
  subjectLock: false,
  side: 'right',
  shutter: 1,
  durationRange: { minSeconds: 1.8, maxSeconds: 8 },
  intensity: 0.95,
  defaultStrength: 0.7,
  pairsWith: ['handheld'],
  conflictsWith: ['pan-left', 'pan-right', 'arc', 'orbit-360', 'rack-focus', 'static'],
  words: 'ends with a very fast whip pan to the {side}, heavy motion blur',
  nativeMap: { minimax: ['Pan right'] },
  drawable: {
    kind: 'exact',
    upToStrength: 1 / 3,
    limit: 'A painted scene has nothing behind the camera: past 60 degrees the turn is held back.',
  },
}

export const rackFocusPreset: CameraPreset = {
  id: 'rack-focus',
  label: 'Rack focus',
  family: 'effect',
  description: 'The camera stands still and sharpness moves from the subject to what lies behind it.',
  tracks: [move('focus', 1, 4, 'inOut', { window: { align: 'centre', seconds: 1.2 } })],
  subjectLock: false,
  aperture: 0.14,
  durationRange: { minSeconds: 2, maxSeconds: 10 },
  intensity: 0.3,
  defaultStrength: 0.7,
  pairsWith: ['dolly-in', 'dolly-out', 'truck-left', 'truck-right'],
  conflictsWith: ['whip-pan', 'static'],
  words:
    'static camera, rack focus from the subject to the background within about a second, shallow depth of field',
  nativeMap: { minimax: ['Static shot'] },
  drawable: { kind: 'exact' },
}

export const throughObjectPreset: CameraPreset = {
  id: 'through-object-push',
  label: 'Through-object push',
  family: 'effect',
  description: 'Push through a keyhole, a window or a gap into the space behind it.',
  tracks: [move('toward', 0, 0.9, 'inOut')],
  subjectLock: false,
  shutter: 0.5,
  durationRange: { minSeconds: 3, maxSeconds: 8 },
  intensity: 0.8,
  defaultStrength: 0.9,
  pairsWith: [],
  conflictsWith: ['dolly-out', 'super-dolly-out', 'zoom-in', 'zoom-out', 'static'],
  words:
    'the camera pushes forward through a narrow opening, a brief dark occlusion, and emerges in a new space',
  nativeMap: { minimax: ['Push in'] },
  drawable: {
    kind: 'nearest',
    presetId: 'super-dolly-in',
    limit: 'A scene has no second space behind its subject.',
  },
}

export const hyperlapsePreset: CameraPreset = {
  id: 'hyperlapse',
  label: 'Hyperlapse',
  family: 'effect',
  description: 'Travel a long way toward a landmark while clouds and crowds race past.',
  tracks: [move('toward', 0, 0.75, 'lin')],
  subjectLock: true,
  sceneSpeed: [
    [0, 24],
    [1, 24],
  ],
  durationRange: { minSeconds: 3, maxSeconds: 15 },
  intensity: 0.7,
  defaultStrength: 0.7,
  pairsWith: [],
  conflictsWith: ['dolly-out', 'super-dolly-out', 'handheld', 'bullet-time', 'zoom-in', 'zoom-out', 'static'],
  words: 'hyperlapse moving forward a long way, stabilised on the landmark, clouds and crowds racing by',
  nativeMap: { minimax: ['Push in'] },
  drawable: { kind: 'exact' },
}
