import { inspectMedia } from '#media/inspect.ts'
import { toneMapFilters } from '#media/tone-map.ts'
import { type Finding, messageOf, missing, ok, warning } from './finding.ts'

/** Without these no video is made at all. */
const NEEDED = ['libx264', 'aac', 'xfade']

/** What not every ffmpeg has, and what is not done without it. */
const EXTRAS: [names: readonly string[], lost: string][] = [
  [toneMapFilters, 'HDR videos look dull'],
  [['vidstabdetect', 'vidstabtransform'], 'Local stabilise is not offered'],
  [['libsvtav1'], 'no video is converted to AV1'],
  [['libwebp_anim'], 'no video is converted to moving WebP'],
  [['rubberband'], 'a sound of another speed is rougher'],
]

export async function checkFfmpeg(): Promise<Finding> {
  const todo = 'Install a full ffmpeg, 4.3 or newer (apt-get install ffmpeg), or set FFMPEG_PATH.'
  try {
    const { ffmpeg, missing: absent } = await inspectMedia(AbortSignal.timeout(60_000))
    const lacks = NEEDED.filter((name) => absent.includes(name))
    if (lacks.length > 0) return missing('ffmpeg', `${ffmpeg.version} lacks ${lacks.join(', ')}`, todo)
    const lost = EXTRAS.flatMap(([names, what]) => {
      const gone = names.filter((name) => absent.includes(name))
      return gone.length === 0 ? [] : [`${gone.join(' and ')}: ${what}`]
    })
    const explained = new Set([...NEEDED, ...EXTRAS.flatMap(([names]) => names)])
    lost.push(...absent.filter((name) => !explained.has(name)))
    if (lost.length > 0) return warning('ffmpeg', `${ffmpeg.version} lacks ${lost.join('; ')}`, todo)
    return ok('ffmpeg', `${ffmpeg.version} with all that Dailies uses`)
  } catch (error) {
    return missing('ffmpeg', messageOf(error), todo)
  }
}
