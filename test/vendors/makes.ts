import type { Given, Wanted } from './outputs.ts'

type Body = Record<string, unknown>
type Makes = (endpoint: string, body: Body, given: Given) => Wanted

const even = (pixels: number) => 2 * Math.round(pixels / 2)
const ratioOf = (shape: unknown): number => {
  const [width = 16, height = 9] = String(shape ?? '16:9')
    .split(/[:x*]/)
    .map(Number)
  return width / height || 16 / 9
}

const lines: Record<string, number> = { '2k': 1_440, '4k': 2_160 }
/** "1080p" has 1,080 lines in any shape; words without a number have none. */
const linesOf = (resolution: unknown, otherwise: number): number =>
  lines[String(resolution).toLowerCase()] ?? (Number.parseInt(String(resolution), 10) || otherwise)

function sized(resolution: unknown, shape: unknown, otherwise = 720) {
  const [short, ratio] = [linesOf(resolution, otherwise), ratioOf(shape)]
  return ratio >= 1
    ? { width: even(short * ratio), height: short }
    : { width: short, height: even(short / ratio) }
}

/** A picture of so many pixels altogether. */
function area(side: number, shape: unknown) {
  const ratio = ratioOf(shape)
  return { width: even(side * Math.sqrt(ratio)), height: even(side / Math.sqrt(ratio)) }
}

/** As it is written: "1280:720". */
function exact(size: unknown) {
  const [width = 1_280, height = 720] = String(size ?? '1280:720')
    .split(/[:x]/)
    .map(Number)
  return { width, height }
}

const video = (size: { width: number; height: number }, seconds: unknown, sound = false): Wanted => ({
  kind: 'video',
  ...size,
  seconds: Number.parseFloat(String(seconds)),
  sound,
})
const image = (size: { width: number; height: number }): Wanted => ({ kind: 'image', ...size })
const audio = (seconds: number): Wanted => ({ kind: 'audio', seconds })
/** People speak some fifteen characters a second. */
const spoken = (text: unknown): number => Math.max(0.5, String(text).length / 15)

const object = (value: unknown): Body => Object(value)
const list = (value: unknown): Body[] => (Array.isArray(value) ? value.map(object) : [])

const bfl: Makes = (endpoint, body) => {
  if (endpoint === 'flux-3-video') return video(sized('720p', '16:9'), 5)
  if (typeof body.width === 'number' && typeof body.height === 'number')
    return image({ width: body.width, height: body.height })
  return image(area(endpoint.endsWith('ultra') ? 2_048 : 1_024, body.aspect_ratio))
}

const elevenlabs: Makes = (endpoint, body, given) => {
  switch (endpoint) {
    case 'text-to-speech':
      return audio(spoken(body.text))
    case 'sound-generation':
      return audio(Number(body.duration_seconds ?? 4))
    case 'music':
      return audio(Number(body.music_length_ms) / 1_000)
    default:
      return audio(given.sound)
  }
}

const works = /upscaler|mmaudio|background-removal|lipsync/
const fal: Makes = (endpoint, body, given) => {
  if (endpoint.includes('flux')) {
    const { width = 1_024, height = 768 } = object(body.image_size)
    return image({ width: Number(width), height: Number(height) })
  }
  if (/adjust\/image|fibo-edit/.test(endpoint)) return image(area(1_024, '16:9'))
  const usual = endpoint.includes('ltx') ? 1_080 : endpoint.includes('ray') ? 540 : 720
  const shown = endpoint.includes('/pro/') ? '1080p' : (body.resolution ?? body.target_resolution)
  const sounds = body.generate_audio === true || /wan|mmaudio|lipsync/.test(endpoint)
  const seconds = works.test(endpoint) ? given.video : (body.duration ?? '8')
  return video(sized(shown, body.aspect_ratio, usual), seconds, sounds)
}

const pictureSides: Record<string, number> = { '512': 512, '1K': 1_024, '2K': 2_048, '4K': 4_096 }
const google: Makes = (endpoint, body, given) => {
  if (endpoint === 'interactions') {
    const { resolution, aspect_ratio, duration } = object(body.response_format)
    return video(sized(resolution, aspect_ratio), duration ?? given.video, true)
  }
  const [content] = list(body.contents)
  const text = list(content?.parts).map((part) => part.text ?? '')
  if (endpoint.includes('-tts')) return { kind: 'audio', seconds: spoken(text.join('')), format: 'pcm' }
  const { imageSize = '1K', aspectRatio } = object(object(body.generationConfig).imageConfig)
  return image(area(pictureSides[String(imageSize)] ?? 1_024, aspectRatio))
}

const kling: Makes = (path, body, given) => {
  if (path.startsWith('v1/images/')) return image(sized(body.resolution, body.aspect_ratio, 1_024))
  if (path === 'v1/videos/lip-sync') return video(sized('720p', '16:9'), given.video, true)
  if (path === 'v1/videos/avatar/image2video') return video(sized('720p', '16:9'), given.sound, true)
  const { resolution, duration = 5, aspect_ratio, audio: sound } = object(body.settings)
  const types = list(body.contents).map(({ type }) => type)
  const follows = path.startsWith('motion-control/') || types.includes('base_video')
  return video(
    sized(resolution, aspect_ratio),
    follows ? given.video : duration,
    sound === 'native' || sound === 'original',
  )
}

const luma: Makes = (model, body) => {
  const { resolution, duration = '5s' } = object(body.video)
  return model === 'ray-3.2'
    ? video(sized(resolution, body.aspect_ratio), duration)
    : image(area(1_536, body.aspect_ratio))
}

const minimax: Makes = (path, body) => {
  switch (path) {
    case 'v2/video_generation':
      return video(sized(body.resolution, body.ratio, 768), body.duration ?? 5, true)
    case 'v1/video_generation':
      return video(sized(body.resolution, '16:9', 768), body.duration ?? 6)
    case 'v1/image_generation':
      return image(area(1_024, body.aspect_ratio))
    default:
      return audio(path.startsWith('v1/music') ? 30 : spoken(body.text))
  }
}

const openai: Makes = (endpoint, body) =>
  endpoint === 'audio/speech' ? audio(spoken(body.input)) : image(exact(body.size ?? '1024x1024'))

const replicate: Makes = (endpoint, input) =>
  /flux|recraft/.test(endpoint)
    ? image(area(1_024, input.aspect_ratio))
    : video(sized(input.resolution, input.aspect_ratio), input.duration ?? 5, true)

const runway: Makes = (_endpoint, body, given) => {
  switch (body.model) {
    case 'gen4_image':
    case 'gen4_image_turbo':
      return image(exact(body.ratio))
    case 'aleph2':
    case 'act_two':
      return video(exact(body.ratio), given.video)
    default:
      return video(
        exact(body.ratio),
        body.duration ?? (body.model === 'gen4_turbo' ? 10 : 5),
        body.audio === true,
      )
  }
}

const stability: Makes = (endpoint, body) =>
  endpoint.startsWith('audio/')
    ? audio(Number(body.duration ?? 30))
    : image(area(endpoint.includes('upscale') ? 2_048 : 1_024, body.aspect_ratio))

const vertex: Makes = (_model, body) => {
  const { resolution, aspectRatio, durationSeconds, generateAudio } = object(body.parameters)
  return video(sized(resolution, aspectRatio), durationSeconds, generateAudio === true)
}

const xai: Makes = (path, body, given) => {
  if (path.startsWith('images/')) {
    const side = body.resolution === '2k' ? 2_048 : 1_024
    return { kind: 'image', ...area(side, body.aspect_ratio), format: 'jpg' }
  }
  if (path === 'videos/edits') return video(sized('720p', '16:9'), given.video, true)
  if (path === 'videos/extensions') return video(sized('720p', '16:9'), body.duration ?? 6, true)
  const size = sized(body.resolution, body.aspect_ratio, 480)
  return video(size, body.duration ?? 8, body.generate_audio === true)
}

/** What a graph of ComfyUI makes: as large and as long as its empty latent says. */
export const drawnBy = (graph: Body): Wanted => {
  const nodes = Object.values(graph).map(object)
  const inputsOf = (kind: RegExp) =>
    object(nodes.find(({ class_type }) => kind.test(String(class_type)))?.inputs)
  const { width, height, length } = inputsOf(/^Empty.*Latent|^WanImageToVideo$/)
  const size = { width: Number(width) || 1_024, height: Number(height) || 1_024 }
  if (!nodes.some(({ class_type }) => class_type === 'SaveVideo')) return image(size)
  const { fps = 24, audio: sound } = inputsOf(/^CreateVideo$/)
  return video(size, Math.max(1, Math.floor(Number(length) / Number(fps))), sound !== undefined)
}

/** What each vendor makes of a request that it took. */
export const makes = {
  ...{ bfl, elevenlabs, fal, google, kling, luma, minimax, openai },
  ...{ replicate, runway, stability, vertex, xai },
} satisfies Record<string, Makes>
