import type { WorkflowGraph, WorkflowInput } from '#contract/workflow.ts'
import { filmShapes, node, type Template, videoFile } from './template.ts'

const fps = 16
const keepOut =
  'overexposed, static, blurred details, subtitles, watermark, worst quality, low quality, deformed, extra fingers, still picture'

/** Two models share the steps: the first draws the rough, the second the fine. */
function sampled(
  kind: 't2v' | 'i2v',
  positive: [string, number],
  negative: [string, number],
  latent: [string, number],
): WorkflowGraph {
  const model = (noise: 'high' | 'low') =>
    node('UNETLoader', {
      unet_name: `wan2.2_${kind}_${noise}_noise_14B_fp8_scaled.safetensors`,
      weight_dtype: 'default',
    })
  const common = {
    noise_seed: 0,
    steps: 20,
    cfg: 3.5,
    sampler_name: 'euler',
    scheduler: 'simple',
    positive,
    negative,
  }
  return {
    high: model('high'),
    low: model('low'),
    clip: node('CLIPLoader', {
      clip_name: 'umt5_xxl_fp8_e4m3fn_scaled.safetensors',
      type: 'wan',
      device: 'default',
    }),
    vae: node('VAELoader', { vae_name: 'wan_2.1_vae.safetensors' }),
    highShift: node('ModelSamplingSD3', { model: ['high', 0], shift: 8 }),
    lowShift: node('ModelSamplingSD3', { model: ['low', 0], shift: 8 }),
    show: node('CLIPTextEncode', { text: '', clip: ['clip', 0] }),
    keepOut: node('CLIPTextEncode', { text: keepOut, clip: ['clip', 0] }),
    rough: node('KSamplerAdvanced', {
      ...common,
      model: ['highShift', 0],
      latent_image: latent,
      add_noise: 'enable',
      start_at_step: 0,
      end_at_step: 10,
      return_with_leftover_noise: 'enable',
    }),
    fine: node('KSamplerAdvanced', {
      ...common,
      model: ['lowShift', 0],
      latent_image: ['rough', 0],
      add_noise: 'disable',
      start_at_step: 10,
      end_at_step: 10_000,
      return_with_leftover_noise: 'disable',
    }),
    frames: node('VAEDecode', { samples: ['fine', 0], vae: ['vae', 0] }),
    ...videoFile(['frames', 0], fps),
  }
}

const bindings = (size: string): WorkflowInput['bindings'] => ({
  prompt: [{ node: 'show', input: 'text' }],
  negativePrompt: [{ node: 'keepOut', input: 'text' }],
  seed: [
    { node: 'rough', input: 'noise_seed' },
    { node: 'fine', input: 'noise_seed' },
  ],
  guidance: [
    { node: 'rough', input: 'cfg' },
    { node: 'fine', input: 'cfg' },
  ],
  width: [{ node: size, input: 'width' }],
  height: [{ node: size, input: 'height' }],
  frames: [{ node: size, input: 'length' }],
})
const limits: WorkflowInput['limits'] = {
  durations: [5, 2, 3, 4],
  resolutions: ['480p', '720p'],
  aspectRatios: filmShapes,
  fps: [fps],
  sizeStep: 16,
  frameStep: 4,
}
const output: WorkflowInput['output'] = { node: 'save', kind: 'video', sound: false }
const size = { width: 848, height: 480, length: 81, batch_size: 1 }

export const wan22TextToVideo: Template = {
  id: 'wan-2.2-t2v',
  summary: 'Video from words by two 14B models. About 20 GB of memory at 480p.',
  workflow: {
    name: 'Wan 2.2',
    mode: 't2v',
    graph: {
      ...sampled('t2v', ['show', 0], ['keepOut', 0], ['empty', 0]),
      empty: node('EmptyHunyuanLatentVideo', size),
    },
    bindings: bindings('empty'),
    limits,
    output,
  },
}

export const wan22ImageToVideo: Template = {
  id: 'wan-2.2-i2v',
  summary: 'Moves a picture by two 14B models. About 20 GB of memory at 480p.',
  workflow: {
    name: 'Wan 2.2 from a picture',
    mode: 'i2v',
    graph: {
      ...sampled('i2v', ['start', 0], ['start', 1], ['start', 2]),
      picture: node('LoadImage', { image: 'picture.png' }),
      start: node('WanImageToVideo', {
        ...size,
        positive: ['show', 0],
        negative: ['keepOut', 0],
        vae: ['vae', 0],
        start_image: ['picture', 0],
      }),
    },
    bindings: { ...bindings('start'), firstFrame: [{ node: 'picture', input: 'image' }] },
    limits,
    output,
  },
}
