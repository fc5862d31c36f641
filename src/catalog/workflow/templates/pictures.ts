import type { WorkflowGraph, WorkflowInput } from '#contract/workflow.ts'
import { node, stillShapes, type Template } from './template.ts'

const saved: WorkflowGraph = {
  picture: node('VAEDecode', { samples: ['sampled', 0], vae: ['model', 2] }),
  save: node('SaveImage', { images: ['picture', 0], filename_prefix: 'dailies' }),
}
const output: WorkflowInput['output'] = { node: 'save', kind: 'image', sound: false }
const noLimits: WorkflowInput['limits'] = {
  durations: [],
  resolutions: [],
  aspectRatios: [],
  fps: [],
  sizeStep: 16,
  frameStep: 1,
}

export const fluxTextToImage: Template = {
  id: 'flux-t2i',
  summary: 'Pictures from words by FLUX.1 dev. About 16 GB of memory.',
  workflow: {
    name: 'FLUX.1 dev',
    mode: 't2i',
    graph: {
      model: node('CheckpointLoaderSimple', { ckpt_name: 'flux1-dev-fp8.safetensors' }),
      show: node('CLIPTextEncode', { text: '', clip: ['model', 1] }),
      guided: node('FluxGuidance', { conditioning: ['show', 0], guidance: 3.5 }),
      nothing: node('ConditioningZeroOut', { conditioning: ['show', 0] }),
      empty: node('EmptySD3LatentImage', { width: 1280, height: 720, batch_size: 1 }),
      sampled: node('KSampler', {
        model: ['model', 0],
        positive: ['guided', 0],
        negative: ['nothing', 0],
        latent_image: ['empty', 0],
        seed: 0,
        steps: 20,
        cfg: 1,
        sampler_name: 'euler',
        scheduler: 'simple',
        denoise: 1,
      }),
      ...saved,
    },
    bindings: {
      prompt: [{ node: 'show', input: 'text' }],
      seed: [{ node: 'sampled', input: 'seed' }],
      steps: [{ node: 'sampled', input: 'steps' }],
      guidance: [{ node: 'guided', input: 'guidance' }],
      width: [{ node: 'empty', input: 'width' }],
      height: [{ node: 'empty', input: 'height' }],
    },
    limits: { ...noLimits, resolutions: ['720p', '1024p', '1080p'], aspectRatios: stillShapes },
    output,
  },
}

export const sdxlImageToImage: Template = {
  id: 'sdxl-i2i',
  summary: 'Redraws a picture in your words by Stable Diffusion XL. About 8 GB of memory.',
  workflow: {
    name: 'SDXL redraw',
    mode: 'i2i',
    graph: {
      model: node('CheckpointLoaderSimple', { ckpt_name: 'sd_xl_base_1.0.safetensors' }),
      given: node('LoadImage', { image: 'picture.png' }),
      latent: node('VAEEncode', { pixels: ['given', 0], vae: ['model', 2] }),
      show: node('CLIPTextEncode', { text: '', clip: ['model', 1] }),
      keepOut: node('CLIPTextEncode', { text: 'low quality, watermark', clip: ['model', 1] }),
      sampled: node('KSampler', {
        model: ['model', 0],
        positive: ['show', 0],
        negative: ['keepOut', 0],
        latent_image: ['latent', 0],
        seed: 0,
        steps: 25,
        cfg: 6.5,
        sampler_name: 'dpmpp_2m',
        scheduler: 'karras',
        denoise: 0.55,
      }),
      ...saved,
    },
    bindings: {
      prompt: [{ node: 'show', input: 'text' }],
      negativePrompt: [{ node: 'keepOut', input: 'text' }],
      seed: [{ node: 'sampled', input: 'seed' }],
      steps: [{ node: 'sampled', input: 'steps' }],
      guidance: [{ node: 'sampled', input: 'cfg' }],
      strength: [{ node: 'sampled', input: 'denoise' }],
      reference: [{ node: 'given', input: 'image' }],
    },
    limits: noLimits,
    output,
  },
}

export const esrganUpscale: Template = {
  id: 'esrgan-upscale',
  summary: 'A picture four times as wide and high, by Real-ESRGAN. About 4 GB of memory.',
  workflow: {
    name: 'Real-ESRGAN 4×',
    mode: 'upscale',
    graph: {
      given: node('LoadImage', { image: 'picture.png' }),
      model: node('UpscaleModelLoader', { model_name: 'RealESRGAN_x4plus.safetensors' }),
      larger: node('ImageUpscaleWithModel', { upscale_model: ['model', 0], image: ['given', 0] }),
      save: node('SaveImage', { images: ['larger', 0], filename_prefix: 'dailies' }),
    },
    bindings: { reference: [{ node: 'given', input: 'image' }] },
    limits: noLimits,
    output,
  },
}
