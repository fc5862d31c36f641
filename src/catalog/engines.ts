import type { Mode } from '#contract/generation.ts'
import type { Engine } from './engine.ts'
import { bytedanceUpscaler } from './engines/bytedance-upscaler.ts'
import { claudeHaiku55 } from './engines/claude-haiku-5.5.ts'
import { claudeSonnet55 } from './engines/claude-sonnet-5.5.ts'
import { commandR } from './engines/command-r.ts'
import { deepseekFlash } from './engines/deepseek-flash.ts'
import { draftImage } from './engines/draft-image.ts'
import { draftVideo } from './engines/draft-video.ts'
import { elevenLabsMusic } from './engines/elevenlabs-music.ts'
import { elevenLabsVoiceChanger, elevenLabsVoiceIsolator } from './engines/elevenlabs-recordings.ts'
import { elevenLabsSoundEffects } from './engines/elevenlabs-sound-effects.ts'
import { elevenFlashV25, elevenMultilingualV2, elevenV3 } from './engines/elevenlabs-speech.ts'
import { fiboEdit } from './engines/fibo-edit.ts'
import { flux11Pro, flux11ProUltra } from './engines/flux-1.1-pro.ts'
import { flux1Fill } from './engines/flux-1-fill.ts'
import { flux2Flex, flux2Klein4b, flux2Klein9b, flux2Max } from './engines/flux-2.ts'
import { flux2Pro } from './engines/flux-2-pro.ts'
import { flux3Video } from './engines/flux-3-video.ts'
import { fluxKontextMax, fluxKontextPro } from './engines/flux-kontext.ts'
import { fluxSchnell } from './engines/flux-schnell.ts'
import { gemini38Flash } from './engines/gemini-3.8-flash.ts'
import { gemini3ProImage, gemini31FlashImage } from './engines/gemini-image.ts'
import { geminiOmni11Flash, geminiOmni12Flash } from './engines/gemini-omni.ts'
import { gemini38FlashLiteTts, gemini38FlashTts } from './engines/gemini-speech.ts'
import { gpt4oMiniTts } from './engines/gpt-4o-mini-tts.ts'
import { gpt61Terra } from './engines/gpt-6.1-terra.ts'
import { gpt6Luna } from './engines/gpt-6-luna.ts'
import { gptImage2, gptImage25Flare, gptImage25Sunburst } from './engines/gpt-image.ts'
import { grok47 } from './engines/grok-4.7.ts'
import {
  grokImagineImage,
  grokImagineImage20,
  grokImagineImageQuality,
} from './engines/grok-imagine-image.ts'
import { grokImagineVideo, grokImagineVideo15, grokImagineVideo15Lite } from './engines/grok-imagine-video.ts'
import { groqGptOss120b } from './engines/groq-gpt-oss-120b.ts'
import { hailuo02, hailuo23, hailuo23Fast, hailuo23FastPro, hailuo23Pro } from './engines/hailuo.ts'
import { happyhorse10 } from './engines/happyhorse-1.0.ts'
import { hfGptOss120b } from './engines/hf-gpt-oss-120b.ts'
import { kling30 } from './engines/kling-3.0.ts'
import { kling25Turbo, kling26, kling30Direct, kling30Turbo } from './engines/kling-frames.ts'
import { klingImage30Omni, klingImageO1 } from './engines/kling-image.ts'
import { kling30Omni, klingO1 } from './engines/kling-omni.ts'
import { kling30Motion, klingAvatar, klingLipSync } from './engines/kling-performance.ts'
import { localAmbience } from './engines/local-ambience.ts'
import { localColour } from './engines/local-colour.ts'
import { localConvert } from './engines/local-convert.ts'
import { localCutOut } from './engines/local-cut-out.ts'
import { localInterpolate } from './engines/local-interpolate.ts'
import { localMusic } from './engines/local-music.ts'
import { localSfx } from './engines/local-sfx.ts'
import { localSpeed } from './engines/local-speed.ts'
import { localStabilize } from './engines/local-stabilize.ts'
import { localUpscale } from './engines/local-upscale.ts'
import { localVoice } from './engines/local-voice.ts'
import { localVoiceOver } from './engines/local-voice-over.ts'
import { ltx23Fast, ltx23Pro } from './engines/ltx-2.3.ts'
import { minimaxH3 } from './engines/minimax-h3.ts'
import { minimaxImage01 } from './engines/minimax-image.ts'
import { minimaxMusic, minimaxSpeechHd, minimaxSpeechTurbo } from './engines/minimax-sound.ts'
import { mistralMedium } from './engines/mistral-medium.ts'
import { mmaudioV2 } from './engines/mmaudio.ts'
import { ollama } from './engines/ollama.ts'
import { photoMotion } from './engines/photo-motion.ts'
import { pika22 } from './engines/pika-2.2.ts'
import { pixelcutCutOut } from './engines/pixelcut-cut-out.ts'
import { ray32 } from './engines/ray-3.2.ts'
import { ray32Modify } from './engines/ray-3.2-modify.ts'
import { recraftRemoveBackground } from './engines/recraft-remove-background.ts'
import { runwayActTwo } from './engines/runway-act-two.ts'
import { runwayAleph2 } from './engines/runway-aleph-2.ts'
import { runwayGen45 } from './engines/runway-gen-4.5.ts'
import { runwayGen4Image, runwayGen4ImageTurbo } from './engines/runway-gen-4-image.ts'
import { runwayGen4Turbo } from './engines/runway-gen-4-turbo.ts'
import { seedance20 } from './engines/seedance-2.0.ts'
import { seedance25 } from './engines/seedance-2.5.ts'
import {
  stabilityControl,
  stabilityErase,
  stabilityInpaint,
  stabilityOutpaint,
  stabilityRecolour,
  stabilityRemoveBackground,
  stabilityReplace,
} from './engines/stability-edit.ts'
import {
  stabilityUpscaleConservative,
  stabilityUpscaleCreative,
  stabilityUpscaleFast,
} from './engines/stability-upscale.ts'
import { stableAudio25 } from './engines/stable-audio-2.5.ts'
import { sd35Flash, sd35Large, sd35LargeTurbo, sd35Medium } from './engines/stable-diffusion-3.5.ts'
import { stableImageCore, stableImageUltra } from './engines/stable-image.ts'
import { syncLipsync2 } from './engines/sync-lipsync.ts'
import { togetherGptOss120b } from './engines/together-gpt-oss-120b.ts'
import { topazAdjust } from './engines/topaz-adjust.ts'
import { uni1, uni1Max } from './engines/uni.ts'
import { veo31 } from './engines/veo-3.1.ts'
import { veo31Fast } from './engines/veo-3.1-fast.ts'
import { veo31FastVertex } from './engines/veo-3.1-fast-vertex.ts'
import { veo31Lite } from './engines/veo-3.1-lite.ts'
import { veo31Extend, veo31FastExtend, veo31References } from './engines/veo-3.1-more.ts'
import { wan27 } from './engines/wan-2.7.ts'
import { wan27Frames } from './engines/wan-2.7-frames.ts'
import { withExtend } from './extend-by-frame.ts'

/** Every engine of the house. Adding one is a new file in `engines/` and a line here. */
const cards: readonly Engine[] = [
  draftImage,
  draftVideo,
  photoMotion,
  localVoice,
  localAmbience,
  localMusic,
  localSfx,
  localVoiceOver,
  localUpscale,
  localInterpolate,
  localSpeed,
  localStabilize,
  localConvert,
  localColour,
  localCutOut,
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
  flux2Max,
  flux2Flex,
  flux2Klein4b,
  flux2Klein9b,
  fluxKontextPro,
  fluxKontextMax,
  flux11Pro,
  flux11ProUltra,
  flux1Fill,
  flux3Video,
  gptImage2,
  gptImage25Sunburst,
  gptImage25Flare,
  gpt4oMiniTts,
  sd35Large,
  sd35LargeTurbo,
  sd35Medium,
  sd35Flash,
  stableImageCore,
  stableImageUltra,
  stabilityUpscaleFast,
  stabilityUpscaleConservative,
  stabilityUpscaleCreative,
  stabilityRemoveBackground,
  stabilityInpaint,
  stabilityErase,
  stabilityOutpaint,
  stabilityReplace,
  stabilityRecolour,
  stabilityControl,
  stableAudio25,
  elevenV3,
  elevenMultilingualV2,
  elevenFlashV25,
  elevenLabsSoundEffects,
  elevenLabsMusic,
  elevenLabsVoiceChanger,
  elevenLabsVoiceIsolator,
  gpt6Luna,
  gpt61Terra,
  claudeHaiku55,
  claudeSonnet55,
  gemini38Flash,
  groqGptOss120b,
  grok47,
  mistralMedium,
  commandR,
  togetherGptOss120b,
  deepseekFlash,
  hfGptOss120b,
  ollama,
  kling30Direct,
  kling30Turbo,
  kling30Omni,
  kling30Motion,
  klingAvatar,
  klingLipSync,
  klingO1,
  kling26,
  kling25Turbo,
  veo31FastVertex,
  geminiOmni11Flash,
  geminiOmni12Flash,
  gemini3ProImage,
  gemini31FlashImage,
  gemini38FlashTts,
  gemini38FlashLiteTts,
  minimaxH3,
  hailuo23,
  hailuo23Pro,
  hailuo23Fast,
  hailuo23FastPro,
  hailuo02,
  minimaxSpeechHd,
  minimaxSpeechTurbo,
  minimaxMusic,
  minimaxImage01,
  grokImagineVideo,
  grokImagineVideo15,
  grokImagineVideo15Lite,
  grokImagineImage,
  grokImagineImageQuality,
  grokImagineImage20,
  klingImage30Omni,
  klingImageO1,
  bytedanceUpscaler,
  fiboEdit,
  ltx23Fast,
  ltx23Pro,
  mmaudioV2,
  pika22,
  pixelcutCutOut,
  ray32Modify,
  runwayActTwo,
  runwayAleph2,
  syncLipsync2,
  topazAdjust,
  veo31Extend,
  veo31FastExtend,
  veo31References,
  wan27Frames,
]

export const engines: readonly Engine[] = cards.map(withExtend)

const byId = new Map(engines.map((engine) => [engine.id, engine]))

export function findEngine(id: string): Engine | undefined {
  return byId.get(id)
}

export function enginesFor(mode: Mode): readonly Engine[] {
  return engines.filter((engine) => engine.modes[mode] !== undefined)
}
