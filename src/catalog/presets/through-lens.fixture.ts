import { expect } from 'vitest'
import { type CameraPath, compileCamera } from '#camera/path.ts'
import { depthOf, projectPoint } from '#camera/project.ts'
import { type CameraState, STANDARD_SUBJECT } from '#camera/state.ts'
import { CameraRequest } from '#contract/generation.ts'
import { findCameraPreset } from './camera.ts'

/** For tests: what a preset does to the standard subject, seen through the lens. */
export const frame = { width: 1600, height: 900 }
export const distance = Math.hypot(STANDARD_SUBJECT.x, STANDARD_SUBJECT.y, STANDARD_SUBJECT.z)

export function pathOf(
  id: string,
  wish: Partial<CameraRequest> = {},
  durationSeconds = 5,
  seed = 1,
): CameraPath {
  const preset = findCameraPreset(id)
  if (preset === null) throw new Error(`no preset ${id}`)
  const request = CameraRequest.parse({ strength: 1, ...wish })
  return compileCamera(request, preset, { durationSeconds, seed, subject: STANDARD_SUBJECT })
}

/** Pixels that the subject's two metres take at right angles to the lens. */
export function size(path: CameraPath, progress: number): number {
  const state = path.stateAt(progress)
  return (2 * state.focal * frame.width) / depthOf(path.subjectAt(progress), state)
}

export const growth = (path: CameraPath) => size(path, 1) / size(path, 0)
export const onScreen = (path: CameraPath, progress: number) =>
  projectPoint(path.subjectAt(progress), path.stateAt(progress), frame)
export const samples = Array.from({ length: 41 }, (_, i) => i / 40)
export const states = (path: CameraPath) => samples.map((progress) => path.stateAt(progress))

export function expectFixed(path: CameraPath, names: readonly (keyof CameraState)[]) {
  const start = path.stateAt(0)
  for (const state of states(path)) {
    for (const name of names) expect(state[name]).toBeCloseTo(Number(start[name]), 9)
  }
}

export const places = ['x', 'y', 'z'] as const
export const angles = ['yaw', 'pitch', 'roll'] as const
