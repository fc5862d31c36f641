import type { RouteRequest } from './engine.ts'
import { findCameraPreset } from './presets/camera.ts'
import { cameraWords } from './presets/compile.ts'
import { findStyle } from './presets/styles.ts'

/**
 * The prompt for an engine that knows a camera and a style only by words. The person's own words come first and are never
 * cut: what we add is left out when the engine's limit has no room for it.
 */
export function promptInWords(request: RouteRequest, maxChars: number): string {
  const style = request.styleId === null ? undefined : findStyle(request.styleId)
  const added = [cameraText(request), style?.promptWords].filter(Boolean)
  let prompt = request.prompt
  for (const words of added) {
    const longer = prompt === '' ? `${words}` : `${endSentence(prompt)} ${words}`
    if ([...longer].length <= maxChars) prompt = longer
  }
  return prompt
}

/** What to keep out: the person's words, then what would spoil the style. */
export function negativeInWords(request: RouteRequest): string {
  const style = request.styleId === null ? null : findStyle(request.styleId)
  return [request.negativePrompt, ...(style?.negativeTerms ?? [])].filter((words) => words !== '').join(', ')
}

function cameraText(request: RouteRequest): string | null {
  if (!request.camera) return null
  const { presetId } = request.camera
  return cameraWords(request.camera, (presetId ? findCameraPreset(presetId) : undefined) ?? null)
}

const endSentence = (text: string) => (/[.!?…]$/.test(text) ? text : `${text}.`)
