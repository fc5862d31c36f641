/** The kinds of nodes that the fake server has, as `/object_info` tells them, with the models on its disk. */

type Input = string | readonly string[]
type Node = { required: Record<string, Input>; optional?: Record<string, Input>; output?: true }

const conditioned = { positive: 'CONDITIONING', negative: 'CONDITIONING' }
const size = { width: 'INT', height: 'INT', batch_size: 'INT' }
const samplers = ['euler', 'euler_ancestral', 'dpmpp_2m']
const schedulers = ['normal', 'simple', 'karras']
const onOff = ['enable', 'disable']

export const models = {
  checkpoints: ['flux1-dev-fp8.safetensors', 'ltx-2-19b-dev-fp8.safetensors', 'sd_xl_base_1.0.safetensors'],
  diffusion: [
    'wan2.2_t2v_high_noise_14B_fp8_scaled.safetensors',
    'wan2.2_t2v_low_noise_14B_fp8_scaled.safetensors',
  ],
  text: ['umt5_xxl_fp8_e4m3fn_scaled.safetensors', 'gemma_3_12B_it_fp4_mixed.safetensors'],
  vae: ['wan_2.1_vae.safetensors'],
  upscale: ['RealESRGAN_x4plus.safetensors'],
}

export const nodes: Readonly<Record<string, Node>> = {
  CheckpointLoaderSimple: { required: { ckpt_name: models.checkpoints } },
  UNETLoader: { required: { unet_name: models.diffusion, weight_dtype: ['default', 'fp8_e4m3fn'] } },
  CLIPLoader: {
    required: { clip_name: models.text, type: ['stable_diffusion', 'wan', 'ltxv'] },
    optional: { device: ['default', 'cpu'] },
  },
  VAELoader: { required: { vae_name: models.vae } },
  UpscaleModelLoader: { required: { model_name: models.upscale } },
  LTXAVTextEncoderLoader: {
    required: { text_encoder: models.text, ckpt_name: models.checkpoints, device: ['default', 'cpu'] },
  },
  LTXVAudioVAELoader: { required: { ckpt_name: models.checkpoints } },
  ModelSamplingSD3: { required: { model: 'MODEL', shift: 'FLOAT' } },
  CLIPTextEncode: { required: { text: 'STRING', clip: 'CLIP' } },
  FluxGuidance: { required: { conditioning: 'CONDITIONING', guidance: 'FLOAT' } },
  ConditioningZeroOut: { required: { conditioning: 'CONDITIONING' } },
  EmptyLatentImage: { required: size },
  EmptySD3LatentImage: { required: size },
  EmptyHunyuanLatentVideo: { required: { ...size, length: 'INT' } },
  EmptyLTXVLatentVideo: { required: { ...size, length: 'INT' } },
  LTXVEmptyLatentAudio: {
    required: { frames_number: 'INT', frame_rate: 'INT', batch_size: 'INT', audio_vae: 'VAE' },
  },
  LTXVConcatAVLatent: { required: { video_latent: 'LATENT', audio_latent: 'LATENT' } },
  LTXVSeparateAVLatent: { required: { av_latent: 'LATENT' } },
  LTXVConditioning: { required: { ...conditioned, frame_rate: 'FLOAT' } },
  LTXVScheduler: {
    required: {
      steps: 'INT',
      max_shift: 'FLOAT',
      base_shift: 'FLOAT',
      stretch: 'BOOLEAN',
      terminal: 'FLOAT',
    },
    optional: { latent: 'LATENT' },
  },
  LTXVAudioVAEDecode: { required: { samples: 'LATENT', audio_vae: 'VAE' } },
  WanImageToVideo: {
    required: { ...conditioned, ...size, vae: 'VAE', length: 'INT' },
    optional: { start_image: 'IMAGE' },
  },
  KSampler: {
    required: {
      ...conditioned,
      model: 'MODEL',
      seed: 'INT',
      steps: 'INT',
      cfg: 'FLOAT',
      sampler_name: samplers,
      scheduler: schedulers,
      latent_image: 'LATENT',
      denoise: 'FLOAT',
    },
  },
  KSamplerAdvanced: {
    required: {
      ...conditioned,
      model: 'MODEL',
      add_noise: onOff,
      noise_seed: 'INT',
      steps: 'INT',
      cfg: 'FLOAT',
      sampler_name: samplers,
      scheduler: schedulers,
      latent_image: 'LATENT',
      start_at_step: 'INT',
      end_at_step: 'INT',
      return_with_leftover_noise: onOff,
    },
  },
  KSamplerSelect: { required: { sampler_name: samplers } },
  RandomNoise: { required: { noise_seed: 'INT' } },
  CFGGuider: { required: { ...conditioned, model: 'MODEL', cfg: 'FLOAT' } },
  SamplerCustomAdvanced: {
    required: {
      noise: 'NOISE',
      guider: 'GUIDER',
      sampler: 'SAMPLER',
      sigmas: 'SIGMAS',
      latent_image: 'LATENT',
    },
  },
  VAEEncode: { required: { pixels: 'IMAGE', vae: 'VAE' } },
  VAEDecode: { required: { samples: 'LATENT', vae: 'VAE' } },
  LoadImage: { required: { image: 'UPLOAD' } },
  ImageUpscaleWithModel: { required: { upscale_model: 'UPSCALE_MODEL', image: 'IMAGE' } },
  CreateVideo: { required: { images: 'IMAGE', fps: 'FLOAT' }, optional: { audio: 'AUDIO' } },
  SaveImage: { required: { images: 'IMAGE', filename_prefix: 'STRING' }, output: true },
  SaveVideo: {
    required: {
      video: 'VIDEO',
      filename_prefix: 'STRING',
      format: ['auto', 'mp4'],
      codec: ['auto', 'h264'],
    },
    output: true,
  },
}

/** Half of the lists in the older form, half in the newer one: both are out there. */
export function objectInfo(): object {
  const shown = (inputs: Record<string, Input> = {}) =>
    Object.fromEntries(
      Object.entries(inputs).map(([name, input], index) => {
        if (typeof input === 'string') return [name, [input === 'UPLOAD' ? [] : input, {}]]
        return [name, index % 2 === 0 ? [input, {}] : ['COMBO', { options: input }]]
      }),
    )
  return Object.fromEntries(
    Object.entries(nodes).map(([name, { required, optional, output }]) => [
      name,
      { input: { required: shown(required), optional: shown(optional) }, output_node: output ?? false, name },
    ]),
  )
}

type Graph = Record<string, { class_type?: unknown; inputs?: Record<string, unknown> }>

/** What the server says of a graph that it does not take; null when it takes it. */
export function refusalOf(graph: Graph, uploads: ReadonlyMap<string, Uint8Array>): object | null {
  const refuse = (type: string, message: string, node_errors: object = {}) => ({
    error: { type, message, details: '', extra_info: {} },
    node_errors,
  })
  const entries = Object.entries(graph)
  for (const [id, { class_type }] of entries) {
    if (typeof class_type !== 'string' || nodes[class_type] === undefined)
      return refuse(
        'missing_node_type',
        `Node '${class_type}' not found. The custom node may not be installed. (ID #${id})`,
      )
  }
  if (!entries.some(([, { class_type }]) => nodes[String(class_type)]?.output))
    return refuse('prompt_no_outputs', 'Prompt has no outputs')
  const node_errors = Object.fromEntries(
    entries.flatMap(([id, { class_type, inputs = {} }]) => {
      const errors = errorsOf(nodes[String(class_type)] ?? { required: {} }, inputs, graph, uploads)
      return errors.length > 0 ? [[id, { class_type, errors, dependent_outputs: [] }]] : []
    }),
  )
  return Object.keys(node_errors).length > 0
    ? refuse('prompt_outputs_failed_validation', 'Prompt outputs failed validation', node_errors)
    : null
}

function errorsOf(
  { required }: Node,
  inputs: Record<string, unknown>,
  graph: Graph,
  uploads: ReadonlyMap<string, Uint8Array>,
): object[] {
  return Object.entries(required).flatMap(([name, type]): object[] => {
    const value = inputs[name]
    const extra_info = { input_name: name, received_value: value }
    const wrong = (kind: string, message: string, details: string) => [
      { type: kind, message, details, extra_info },
    ]
    if (value === undefined) return wrong('required_input_missing', 'Required input is missing', name)
    if (Array.isArray(value))
      return graph[String(value[0])] ? [] : wrong('bad_linked_input', 'Bad linked input', name)
    if (type === 'UPLOAD')
      return uploads.has(String(value))
        ? []
        : wrong('custom_validation_failed', 'Custom validation failed', `Invalid image file: ${value}`)
    if (typeof type !== 'string')
      return type.includes(String(value))
        ? []
        : wrong('value_not_in_list', 'Value not in list', `${name}: '${value}' not in ${type}`)
    const isNumber = type === 'INT' ? Number.isInteger(value) : typeof value === 'number'
    if ((type === 'INT' || type === 'FLOAT') && !isNumber)
      return wrong('invalid_input_type', `Failed to convert an input value to a ${type} value`, name)
    return []
  })
}
