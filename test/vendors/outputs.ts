/** What a vendor is to make of a request, as far as its price may depend on it. */
export type Wanted =
  | { kind: 'video'; width: number; height: number; seconds: number; sound: boolean }
  | { kind: 'image'; width: number; height: number; format?: 'jpg' }
  | { kind: 'audio'; seconds: number; format?: 'pcm' }

/** What can be measured of a file that was made; a still has no length, a sound no size. */
export interface Measured {
  seconds: number
  width: number
  height: number
  frames: number
  soundSeconds: number
  pictures: number
}

export interface MadeFile {
  content: Uint8Array
  contentType: string
  measured: Measured
}

/** How long the video and the sound are that came with a request. */
export interface Given {
  video: number
  sound: number
}

export interface Outputs {
  /** The mark makes each file another one. */
  make(wanted: Wanted, mark: string): Promise<MadeFile>
  lengthsOf(contents: readonly Uint8Array[]): Promise<Given>
}

export interface FixedFiles {
  mp4?: Uint8Array
  png?: Uint8Array
  jpg?: Uint8Array
  mp3?: Uint8Array
  /** Samples without a head. */
  pcm?: Uint8Array
}

/** Such a video has as few frames as its length allows: their number is what costs time. */
export const framesPerSecond = (seconds: number): number => (Number.isInteger(2 * seconds) ? 2 : 24)

/** What a file measures that is just as it was wanted. */
export function measureOf(wanted: Wanted): Measured {
  const none = { seconds: 0, width: 0, height: 0, frames: 0, soundSeconds: 0, pictures: 0 }
  switch (wanted.kind) {
    case 'image':
      return { ...none, width: wanted.width, height: wanted.height, pictures: 1 }
    case 'audio':
      return { ...none, seconds: wanted.seconds, soundSeconds: wanted.seconds }
    case 'video': {
      const { width, height, seconds, sound } = wanted
      const frames = Math.round(seconds * framesPerSecond(seconds))
      return { ...none, width, height, seconds, frames, soundSeconds: sound ? seconds : 0 }
    }
  }
}

/** Files that a test brings, whatever was wanted: their vendor believes that they are as they should be. */
export function fixedOutputs(files: FixedFiles = {}): Outputs {
  const { mp4 = filler(4_000), png = filler(1_000), jpg = png, mp3 = filler(3_000) } = files
  const pcm = files.pcm ?? filler(4_800)
  return {
    async make(wanted) {
      const measured = measureOf(wanted)
      if (wanted.kind === 'video') return { content: mp4, contentType: 'video/mp4', measured }
      if (wanted.kind === 'audio')
        return wanted.format === 'pcm'
          ? { content: pcm, contentType: samples, measured }
          : { content: mp3, contentType: 'audio/mpeg', measured }
      return wanted.format === 'jpg'
        ? { content: jpg, contentType: 'image/jpeg', measured }
        : { content: png, contentType: 'image/png', measured }
    },
    lengthsOf: async () => fiveSeconds,
  }
}

export const samples = 'audio/L16;codec=pcm;rate=24000'

/** Where nobody looks into the files that came along. */
export const fiveSeconds: Given = { video: 5, sound: 5 }

const filler = (bytes: number) => Uint8Array.from({ length: bytes }, (_, index) => index % 251)
