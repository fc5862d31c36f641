import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, rename, stat, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Small files that ffmpeg makes from nothing. Each is made once and kept in the system's temporary folder. */
export const clips = {
  /** 320×180, 24 fps, 2 s, a moving picture with a tone. */
  video: () =>
    clip('mp4', [
      ...['-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=24:duration=2'],
      ...['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000:duration=2'],
      ...[
        '-c:v',
        'libx264',
        '-preset',
        'ultrafast',
        '-g',
        '24',
        '-pix_fmt',
        'yuv420p',
        '-c:a',
        'aac',
        '-shortest',
      ],
    ]),
  /** 320×180, 24 fps, of one colour, without sound. */
  silentVideo: (colour = 'red', seconds = 2) =>
    clip('mp4', [
      ...['-f', 'lavfi', '-i', `color=c=${colour}:size=320x180:rate=24:duration=${seconds}`],
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '24', '-pix_fmt', 'yuv420p'],
    ]),
  /** 160×90, 12 fps, 0.5 s of HDR: bars of black, 26, 203 and 1000 nits, with the tags that phones write. */
  hdr: (kind: 'pq' | 'hlg') => {
    const [grey, white, light] = kind === 'pq' ? [397, 573, 723] : [397, 721, 940]
    const bars = `if(lt(X,40),64,if(lt(X,80),${grey},if(lt(X,120),${white},${light})))`
    return clip('mp4', [
      ...['-f', 'lavfi', '-i', 'color=size=160x90:rate=12:duration=0.5'],
      ...['-vf', `format=yuv420p10le,geq=lum='${bars}':cb=512:cr=512`],
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '0', '-pix_fmt', 'yuv420p10le'],
      ...['-color_primaries', 'bt2020', '-color_trc', kind === 'pq' ? 'smpte2084' : 'arib-std-b67'],
      ...['-colorspace', 'bt2020nc', '-color_range', 'tv'],
    ])
  },
  /** An AVIF of 64×36 in PQ: 203 nits all over. */
  hdrPicture: () =>
    clip('avif', [
      ...['-f', 'lavfi', '-i', 'color=size=64x36', '-vf', 'format=yuv420p10le,geq=lum=573:cb=512:cr=512'],
      ...['-frames:v', '1', '-c:v', 'libaom-av1', '-still-picture', '1', '-cpu-used', '8'],
      ...[
        '-color_primaries',
        'bt2020',
        '-color_trc',
        'smpte2084',
        '-colorspace',
        'bt2020nc',
        '-color_range',
        'tv',
      ],
    ]),
  /** A colour for so long, silent or with a sound track that is; its few frames make it cheap to look at. */
  still: (film: { width: number; height: number; seconds: number; sound: boolean }, fps: number) =>
    clip('mp4', [
      ...[
        '-f',
        'lavfi',
        '-i',
        `color=c=teal:size=${film.width}x${film.height}:rate=${fps}:duration=${film.seconds}`,
      ],
      ...(film.sound ? ['-f', 'lavfi', '-i', `anullsrc=r=16000:cl=mono:d=${film.seconds}`] : []),
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-b:a', '16k'],
    ]),
  /** 48 kHz stereo; a tone at a level in dB. */
  tone: (seconds = 2, levelDb = -20) =>
    clip('wav', [
      ...['-f', 'lavfi', '-i', `sine=frequency=440:sample_rate=48000:duration=${seconds}`],
      ...['-af', `volume=${levelDb + 18}dB,pan=stereo|c0=c0|c1=c0`, '-c:a', 'pcm_s16le'],
    ]),
  /** The same tone, as vendors hand out sounds. */
  mp3: (seconds = 2) =>
    clip('mp3', ['-f', 'lavfi', '-i', `sine=frequency=440:sample_rate=44100:duration=${seconds}`]),
  silence: (seconds = 2) =>
    clip('wav', ['-f', 'lavfi', '-i', `anullsrc=r=48000:cl=stereo:d=${seconds}`, '-c:a', 'pcm_s16le']),
  /** A picture of so many pixels. */
  picture: (width = 320, height = 180, extension: 'png' | 'jpg' = 'png') =>
    clip(extension, ['-f', 'lavfi', '-i', `testsrc2=size=${width}x${height}:duration=1`, '-frames:v', '1']),
  /** A file of these bytes, for programs that want one. */
  copyOf: (content: Uint8Array) =>
    kept(createHash('sha256').update(content).digest('hex').slice(0, 16), 'bin', (half) =>
      writeFile(half, content),
    ),
}

function clip(extension: string, args: string[]): Promise<string> {
  const name = createHash('sha256').update(JSON.stringify(args)).digest('hex').slice(0, 16)
  return kept(name, extension, (half) =>
    run('ffmpeg', ['-v', 'error', '-y', ...args, '-fflags', '+bitexact', half]),
  )
}

async function kept(
  name: string,
  extension: string,
  write: (half: string) => Promise<unknown>,
): Promise<string> {
  // The account is in the name, so that a run as root does not leave files that the next run may not replace.
  const folder = join(tmpdir(), `dailies-clips-${userInfo().username}`)
  const path = join(folder, `${name}.${extension}`)
  if (await stat(path).catch(() => null)) return path
  await mkdir(folder, { recursive: true })
  const half = join(folder, `.${name}-${process.pid}.${extension}`)
  await write(half)
  await rename(half, path)
  return path
}
