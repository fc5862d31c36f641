import type { Mode } from '#contract/generation.ts'
import type { Engine } from './engine.ts'
import { draftImage } from './engines/draft-image.ts'
import { draftVideo } from './engines/draft-video.ts'
import { flux2Pro } from './engines/flux-2-pro.ts'
import { fluxSchnell } from './engines/flux-schnell.ts'
import { happyhorse10 } from './engines/happyhorse-1.0.ts'
import { kling30 } from './engines/kling-3.0.ts'
import { localAmbience } from './engines/local-ambience.ts'
import { localUpscale } from './engines/local-upscale.ts'
import { localVoice } from './engines/local-voice.ts'
import { photoMotion } from './engines/photo-motion.ts'
import { ray32 } from './engines/ray-3.2.ts'
import { recraftRemoveBackground } from './engines/recraft-remove-background.ts'
import { runwayGen45 } from './engines/runway-gen-4.5.ts'
import { runwayGen4Image, runwayGen4ImageTurbo } from './engines/runway-gen-4-image.ts'
import { runwayGen4Turbo } from './engines/runway-gen-4-turbo.ts'
import { seedance20 } from './engines/seedance-2.0.ts'
import { seedance25 } from './engines/seedance-2.5.ts'
import { uni1, uni1Max } from './engines/uni.ts'
import { veo31 } from './engines/veo-3.1.ts'
import { veo31Fast } from './engines/veo-3.1-fast.ts'
import { veo31Lite } from './engines/veo-3.1-lite.ts'
import { wan27 } from './engines/wan-2.7.ts'

/** Every engine of the house. Adding one is a new file in `engines/` and a line here. */
export const engines: readonly Engine[] = [
  draftImage,
  draftVideo,
  photoMotion,
  localVoice,
  localAmbience,
  localUpscale,
  veo31,
  veo31Fast,
  veo31Lite,
  kling30,
  seedance20,
  flux2Pro,
  runwayGen45,
  runwayGen4Turbo,
  runwayGen4Image,
  runwayGen4ImageTurbo,
  seedance25,
  fluxSchnell,
  wan27,
  happyhorse10,
  recraftRemoveBackground,
  ray32,
  uni1,
  uni1Max,
]

const byId = new Map(engines.map((engine) => [engine.id, engine]))

export function findEngine(id: string): Engine | undefined {
  return byId.get(id)
}

export function enginesFor(mode: Mode): readonly Engine[] {
  return engines.filter((engine) => engine.modes[mode] !== undefined)
}
