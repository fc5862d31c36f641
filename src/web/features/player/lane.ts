import { type Frames, middleOf } from './frames.ts'

/** What playback needs of a <video> or <audio>. */
export interface PlayableMedia {
  currentTime: number
  playbackRate: number
  muted: boolean
  volume: number
  loop: boolean
  readonly seeking: boolean
  readonly ended: boolean
  play(): Promise<void>
  pause(): void
  addEventListener(type: 'seeked', listener: () => void): void
  removeEventListener(type: 'seeked', listener: () => void): void
  requestVideoFrameCallback?(callback: (now: number, frame: { mediaTime: number }) => void): number
  cancelVideoFrameCallback?(handle: number): void
}

/** One media element under a playhead: knows the frame that it really shows, and seeks without piling up. */
export class Lane {
  readonly media: PlayableMedia
  readonly frames: Frames
  #wanted: number | null = null
  #presented: number | null = null
  #callback: number | null = null

  constructor(media: PlayableMedia, frames: Frames) {
    this.media = media
    this.frames = frames
    media.addEventListener('seeked', this.#seeked)
    this.#watchFrames()
  }

  detach(): void {
    this.media.removeEventListener('seeked', this.#seeked)
    if (this.#callback !== null) this.media.cancelVideoFrameCallback?.(this.#callback)
  }

  get seconds(): number {
    return this.frames.count / this.frames.rate
  }

  /** The time of the picture on screen; the clock of the element runs up to a frame ahead of it. */
  get shownSeconds(): number {
    return this.#presented ?? this.media.currentTime
  }

  /** While one seek is under way only the last of those that follow is done: a drag stays smooth. */
  seek(seconds: number): void {
    const time = Math.min(seconds, middleOf(this.frames.count - 1, this.frames))
    if (this.media.seeking) {
      this.#wanted = time
      return
    }
    this.#wanted = null
    this.#presented = null
    this.media.currentTime = time
  }

  #seeked = (): void => {
    if (this.#wanted !== null) this.seek(this.#wanted)
  }

  #watchFrames(): void {
    this.#callback =
      this.media.requestVideoFrameCallback?.((_now, { mediaTime }) => {
        this.#presented = mediaTime
        this.#watchFrames()
      }) ?? null
  }
}
