import type { Engine } from '#catalog/engine.ts'
import type { ShotRequest } from '#contract/project.ts'
import { type ComposerTab, choicesOf, modeForInputs, usualEngine } from './modes.ts'
import { slotsFor } from './roles.ts'

/** The draft for another kind of thing: what both have stays, what only the old one has goes. */
export function switchTab(
  draft: ShotRequest,
  tab: ComposerTab,
  engines: readonly Engine[],
): Partial<ShotRequest> {
  const [first] = choicesOf(tab, engines)
  if (!first) return {}
  const next: ShotRequest = { ...draft, engineId: 'auto', mode: first.mode }
  const roles = new Set(slotsFor(next, engines).map(({ role }) => role))
  const inputs = (draft.inputs ?? []).filter(({ role }) => roles.has(role))
  const image = tab === 'video' ? draft.image : undefined
  const moves = tab === 'video'
  const looks = tab === 'video' || tab === 'image'
  return {
    mode: modeForInputs(first.mode, { inputs, image }),
    engineId: usualEngine(first.mode, engines),
    options: {},
    inputs,
    image,
    durationSeconds: undefined,
    resolution: undefined,
    fps: undefined,
    audio: undefined,
    sweep: undefined,
    aspectRatio: looks ? draft.aspectRatio : undefined,
    negativePrompt: looks ? draft.negativePrompt : '',
    styleId: looks ? draft.styleId : null,
    camera: moves ? draft.camera : undefined,
    motion: moves ? draft.motion : undefined,
    post: moves ? draft.post : undefined,
    voice: moves ? draft.voice : undefined,
    ambience: moves ? draft.ambience : undefined,
  }
}
