import { filmShapes, node, type Template, videoFile } from './template.ts'

const checkpoint = 'ltx-2-19b-dev-fp8.safetensors'
const fps = 24

export const ltx2TextToVideo: Template = {
  id: 'ltx-2-t2v',
  summary: 'Video with sound from words, by one 19B model. About 24 GB of memory.',
  workflow: {
    name: 'LTX-2',
    mode: 't2v',
    graph: {
      model: node('CheckpointLoaderSimple', { ckpt_name: checkpoint }),
      clip: node('LTXAVTextEncoderLoader', {
        text_encoder: 'gemma_3_12B_it_fp4_mixed.safetensors',
        ckpt_name: checkpoint,
        device: 'default',
      }),
      soundVae: node('LTXVAudioVAELoader', { ckpt_name: checkpoint }),
      show: node('CLIPTextEncode', { text: '', clip: ['clip', 0] }),
      keepOut: node('CLIPTextEncode', {
        text: 'blurry, low quality, still frame, watermark, overlay, titles, subtitles',
        clip: ['clip', 0],
      }),
      words: node('LTXVConditioning', {
        positive: ['show', 0],
        negative: ['keepOut', 0],
        frame_rate: fps,
      }),
      picture: node('EmptyLTXVLatentVideo', { width: 1280, height: 704, length: 121, batch_size: 1 }),
      sound: node('LTXVEmptyLatentAudio', {
        frames_number: 121,
        frame_rate: fps,
        batch_size: 1,
        audio_vae: ['soundVae', 0],
      }),
      both: node('LTXVConcatAVLatent', { video_latent: ['picture', 0], audio_latent: ['sound', 0] }),
      sigmas: node('LTXVScheduler', {
        steps: 20,
        max_shift: 2.05,
        base_shift: 0.95,
        stretch: true,
        terminal: 0.1,
        latent: ['both', 0],
      }),
      noise: node('RandomNoise', { noise_seed: 0 }),
      sampler: node('KSamplerSelect', { sampler_name: 'euler_ancestral' }),
      guider: node('CFGGuider', {
        model: ['model', 0],
        positive: ['words', 0],
        negative: ['words', 1],
        cfg: 4,
      }),
      sampled: node('SamplerCustomAdvanced', {
        noise: ['noise', 0],
        guider: ['guider', 0],
        sampler: ['sampler', 0],
        sigmas: ['sigmas', 0],
        latent_image: ['both', 0],
      }),
      apart: node('LTXVSeparateAVLatent', { av_latent: ['sampled', 0] }),
      frames: node('VAEDecode', { samples: ['apart', 0], vae: ['model', 2] }),
      heard: node('LTXVAudioVAEDecode', { samples: ['apart', 1], audio_vae: ['soundVae', 0] }),
      ...videoFile(['frames', 0], fps, ['heard', 0]),
    },
    bindings: {
      prompt: [{ node: 'show', input: 'text' }],
      negativePrompt: [{ node: 'keepOut', input: 'text' }],
      seed: [{ node: 'noise', input: 'noise_seed' }],
      steps: [{ node: 'sigmas', input: 'steps' }],
      guidance: [{ node: 'guider', input: 'cfg' }],
      width: [{ node: 'picture', input: 'width' }],
      height: [{ node: 'picture', input: 'height' }],
      frames: [
        { node: 'picture', input: 'length' },
        { node: 'sound', input: 'frames_number' },
      ],
    },
    limits: {
      durations: [5, 2, 3, 4, 8, 10],
      resolutions: ['720p', '480p', '1080p'],
      aspectRatios: filmShapes,
      fps: [fps],
      sizeStep: 32,
      frameStep: 8,
    },
    output: { node: 'save', kind: 'video', sound: true },
  },
}
