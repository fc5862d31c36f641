import type { CameraPreset } from '#camera/preset.ts'
import { move } from './tracks.ts'

export const aerialPresets: readonly CameraPreset[] = [
  {
    id: 'drone-establish',
    label: 'Drone establish',
    family: 'aerial',
    description: 'Drift forward high over the land and show where the story is.',
    tracks: [move('z', 0, 0.8, 'lin'), move('y', 0, -0.2, 'lin')],
    // Far back, so that the subject lies in the lower half of the frame at this height and angle.
    pose: { y: 0.8, z: -1.5, pitch: -15, focal: 0.7 },
    subjectLock: false,
    durationRange: { minSeconds: 4, maxSeconds: 20 },
    intensity: 0.4,
    defaultStrength: 0.7,
    pairsWith: [],
    conflictsWith: ['drone-reveal', 'fpv-drone', 'dolly-out', 'static'],
    words:
      'high wide drone shot drifting forward and slowly descending over the landscape, looking slightly down',
    nativeMap: {},
    drawable: { kind: 'exact' },
  },
  {
    id: 'drone-reveal',
    label: 'Drone reveal',
    family: 'aerial',
    description: 'Start low behind something near, then rise until the view opens.',
    tracks: [move('y', 0, 0.45, 'inOut'), move('pitch', 0, -10, 'inOut')],
    pose: { y: -0.09 },
    subjectLock: false,
    durationRange: { minSeconds: 4, maxSeconds: 15 },
    intensity: 0.55,
    defaultStrength: 0.7,
    pairsWith: ['dolly-in'],
    conflictsWith: ['drone-establish', 'fpv-drone', 'pedestal-down', 'crane-down', 'static'],
    words:
      '{pace} drone reveal, starting low behind a foreground object and rising until the whole vista opens',
    nativeMap: { minimax: ['Pedestal up'] },
    drawable: {
      kind: 'exact',
      limit: 'The rise is exact; the view only opens when the scene has something near to hide it.',
    },
  },
  {
    id: 'fpv-drone',
    label: 'FPV drone',
    family: 'aerial',
    description: 'Race through the scene on a curving line and lean into each turn.',
    tracks: [
      move('z', 0, 0.7, 'lin'),
      {
        kind: 'spline',
        param: 'x',
        knots: [
          [0, 0],
          [0.2, 0.06],
          [0.45, 0.02],
          [0.7, -0.08],
          [1, 0],
        ],
      },
      {
        kind: 'spline',
        param: 'y',
        knots: [
          [0, 0],
          [0.3, 0.05],
          [0.65, -0.03],
          [1, 0.03],
        ],
      },
      {
        kind: 'spline',
        param: 'yaw',
        knots: [
          [0, 0],
          [0.1, 14],
          [0.32, -8],
          [0.56, -18],
          [0.85, 12],
          [1, 4],
        ],
      },
      {
        kind: 'spline',
        param: 'roll',
        knots: [
          [0, 0],
          [0.06, 12],
          [0.22, -24],
          [0.45, -12],
          [0.72, 24],
          [0.92, -8],
          [1, 0],
        ],
      },
    ],
    pose: { focal: 0.75 },
    subjectLock: false,
    shutter: 0.8,
    durationRange: { minSeconds: 3, maxSeconds: 12 },
    intensity: 0.9,
    defaultStrength: 0.7,
    pairsWith: [],
    conflictsWith: ['drone-establish', 'drone-reveal', 'dolly-out', 'dutch-angle', 'roll', 'static'],
    words:
      'fast FPV drone flight through the scene on a curving path, banking into the turns, wide lens, motion blur',
    nativeMap: {},
    drawable: { kind: 'exact' },
  },
]
