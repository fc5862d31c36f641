import type { CameraPreset } from '#camera/preset.ts'

const preset = (id: string, tracks: CameraPreset['tracks'], subjectLock: boolean): CameraPreset => ({
  ...{ id, label: id, family: 'dolly', description: id, tracks, subjectLock },
  ...{ durationRange: { minSeconds: 2, maxSeconds: 8 }, intensity: 0.5, defaultStrength: 0.7 },
  ...{ pairsWith: [], conflictsWith: [], words: id, nativeMap: {}, drawable: { kind: 'exact' } },
})

export const truck = preset('truck', [{ kind: 'move', param: 'x', from: 0, to: 0.3, easing: 'lin' }], false)
export const arc = preset('arc', [{ kind: 'move', param: 'orbit', from: 0, to: 90, easing: 'inOut' }], true)
export const dolly = preset(
  'dolly',
  [{ kind: 'move', param: 'toward', from: 0, to: 0.5, easing: 'inOut' }],
  false,
)
