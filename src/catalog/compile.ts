import type { CameraRequest, InputRole } from '#contract/generation.ts'
import type { JsonObject, JsonValue } from '#kernel/json.ts'
import type { Compiled, RouteRequest } from './engine.ts'
import { type FrameSize, frameSize } from './frame-size.ts'
import { findCameraPreset } from './presets/camera.ts'
import { drawableCamera } from './presets/drawable.ts'
import { findStyle } from './presets/styles.ts'

/** A plain JSON copy: what is undefined is left out, what is not JSON is a mistake of ours and throws. */
export function toJson(value: unknown): JsonValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (Array.isArray(value)) return value.map(toJson)
  if (typeof value === 'object' && value !== null) return toJsonObject(value)
  throw new TypeError(`Not JSON: ${typeof value}`)
}

export function toJsonObject(value: object): JsonObject {
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  return Object.fromEntries(entries.map(([key, item]) => [key, toJson(item)]))
}

/** The whole preset travels with the camera, because providers may not read the catalog; only what layers can show is asked. */
export function localCamera({ camera }: Pick<RouteRequest, 'camera'>): JsonValue {
  if (!camera) return null
  const { request, preset } = drawableCamera(camera, presetOf(camera))
  return toJson({ request, preset })
}

/** Why a draft engine draws less than the asked move; null when it draws it exactly. */
export const cameraLimit = ({ camera }: Pick<RouteRequest, 'camera'>): string | null =>
  camera ? drawableCamera(camera, presetOf(camera)).limit : null

const presetOf = ({ presetId }: CameraRequest) => (presetId ? findCameraPreset(presetId) : null)

export function localStyle(styleId: string | null): JsonValue {
  return styleId === null ? null : toJson(findStyle(styleId) ?? null)
}

/** A card with resolutions and aspect ratios always yields both; reaching this error is a wrong card. */
export function frameOf(request: Pick<RouteRequest, 'resolution' | 'aspectRatio'>): FrameSize {
  if (request.resolution === null || request.aspectRatio === null) {
    throw new Error('This engine needs a resolution and an aspect ratio.')
  }
  return frameSize(request.resolution, request.aspectRatio)
}

export function durationOf(request: Pick<RouteRequest, 'durationSeconds'>): number {
  if (request.durationSeconds === null) throw new Error('This engine needs a duration.')
  return request.durationSeconds
}

export const countInputs = (request: RouteRequest, role: InputRole): number =>
  request.inputs.filter((input) => input.role === role).length

/** The body's place for the single input of a role, when the request has one. */
export function slotFor(request: RouteRequest, role: InputRole, field: string): Compiled['slots'] {
  return countInputs(request, role) > 0 ? [{ role, index: 0, at: [field] }] : []
}

/** A list field, one place for each input of a role. `index` counts within the role. */
export function slotsFor(request: RouteRequest, role: InputRole, field: string, from = 0): Compiled['slots'] {
  return Array.from({ length: countInputs(request, role) }, (_, index) => ({
    role,
    index,
    at: [field, from + index],
  }))
}
