import { createStore, type StoreApi } from 'zustand/vanilla'
import {
  clampFrame,
  type Frames,
  frameAt,
  type Marks,
  mark,
  middleOf,
  noMarks,
  rangeOf,
  startOf,
} from './frames.ts'
import { Lane, type PlayableMedia } from './lane.ts'
import { type Motion, nextSpeed, type ShuttleKey, type Speed, shuttle, still } from './shuttle.ts'

export interface PlaybackState {
  motion: Motion
  frame: number
  marks: Marks
  speed: Speed
  loop: boolean
  muted: boolean
  volume: number
  /** Which lane is heard when there are several. */
  soundFrom: number
}

export type PlaybackHabits = Pick<PlaybackState, 'loop' | 'muted' | 'volume' | 'speed'>

/** The browser's own, unless a test beats time itself. */
export interface Beat {
  request(run: (now: number) => void): number
  cancel(handle: number): void
}
const screenBeat: Beat = {
  request: (run) => requestAnimationFrame(run),
  cancel: (handle) => cancelAnimationFrame(handle),
}

// Browsers refuse rates outside these.
const rateLimits = { min: 0.0625, max: 16 }
/** A lane that is further off than this is moved; one that is less is nudged by its rate. */
const jumpSeconds = 0.25

/** One playhead over one or several media elements. Its position is a whole frame of the longest. */
export class Playback {
  readonly frames: Frames
  readonly state: StoreApi<PlaybackState>
  readonly #beat: Beat
  #lanes: Lane[] = []
  #handle: number | null = null
  #last = 0
  /** Between frames while running backwards. */
  #exact = 0

  constructor(frames: Frames, habits: PlaybackHabits, beat: Beat = screenBeat) {
    this.frames = frames
    this.#beat = beat
    this.state = createStore<PlaybackState>(() => ({
      ...habits,
      motion: still,
      frame: 0,
      marks: noMarks,
      soundFrom: 0,
    }))
  }

  /** Puts an element under the playhead; the answer takes it off again. */
  attach(media: PlayableMedia, frames: Frames): () => void {
    const lane = new Lane(media, frames)
    this.#lanes.push(lane)
    this.#applySound()
    const { frame, motion } = this.state.getState()
    if (frame > 0) lane.seek(middleOf(frame, this.frames))
    if (motion.kind === 'forward') this.#run(lane)
    return () => {
      lane.detach()
      this.#lanes = this.#lanes.filter((other) => other !== lane)
      if (this.#lanes.length === 0) this.#move(still)
    }
  }

  press(key: ShuttleKey): void {
    this.#move(shuttle(this.state.getState().motion, key))
  }

  pause(): void {
    this.#move(still)
  }

  /** Shows a frame; what plays goes on from there. */
  seek(frame: number): void {
    this.#exact = clampFrame(Math.round(frame), this.frames.count)
    this.#show(this.#exact)
  }

  /** Stops and moves by whole frames. */
  step(frames: number): void {
    this.#move(still)
    this.seek(this.state.getState().frame + frames)
  }

  mark(end: keyof Marks): void {
    const { marks, frame } = this.state.getState()
    this.state.setState({ marks: mark(marks, end, frame) })
    this.#applyLoop()
  }

  goTo(end: keyof Marks): void {
    const { from, to } = this.#range()
    this.#move(still)
    this.seek(end === 'in' ? from : to)
  }

  setLoop(loop: boolean): void {
    this.state.setState({ loop })
    this.#applyLoop()
  }

  setSpeed(speed: Speed): void {
    this.state.setState({ speed })
    for (const { media } of this.#lanes) media.playbackRate = this.#pace()
  }

  changeSpeed(by: 1 | -1): void {
    this.setSpeed(nextSpeed(this.state.getState().speed, by))
  }

  setVolume(volume: number): void {
    this.state.setState({ volume, muted: volume === 0 })
    this.#applySound()
  }

  setMuted(muted: boolean): void {
    this.state.setState({ muted })
    this.#applySound()
  }

  hear(lane: number): void {
    this.state.setState({ soundFrom: lane })
    this.#applySound()
  }

  #move(motion: Motion): void {
    this.state.setState({ motion })
    if (motion.kind === 'forward') {
      this.#startOver()
      for (const lane of this.#lanes) this.#run(lane)
    } else {
      for (const { media } of this.#lanes) media.pause()
      // What is shown is what stays: every lane stops on the playhead's frame.
      this.#show(this.state.getState().frame)
    }
    this.#exact = this.state.getState().frame
    this.#applyLoop()
    if (motion.kind === 'still') this.#stopBeat()
    else if (this.#handle === null) this.#startBeat()
  }

  /** Play at the end means play again. */
  #startOver(): void {
    const { from, to } = this.#range()
    if (this.state.getState().frame >= to) this.#show(from)
  }

  #run(lane: Lane): void {
    lane.media.playbackRate = this.#pace()
    lane.media.play().catch((error: unknown) => {
      // A pause that overtakes the start is no failure; a browser that wants a press first is one.
      if (error instanceof DOMException && error.name !== 'AbortError') this.#move(still)
    })
  }

  #startBeat(): void {
    this.#last = 0
    this.#handle = this.#beat.request(this.#tick)
  }

  #stopBeat(): void {
    if (this.#handle !== null) this.#beat.cancel(this.#handle)
    this.#handle = null
  }

  #tick = (now: number): void => {
    const { motion } = this.state.getState()
    const seconds = this.#last === 0 ? 0 : (now - this.#last) / 1000
    this.#last = now
    if (motion.kind === 'forward') this.#follow()
    else if (motion.kind === 'reverse') this.#goBack(seconds)
    this.#handle = this.state.getState().motion.kind === 'still' ? null : this.#beat.request(this.#tick)
  }

  #follow(): void {
    const leader = this.#leader()
    if (leader === undefined || leader.media.seeking) return
    const { to } = this.#range()
    this.state.setState({ frame: Math.min(to, frameAt(leader.shownSeconds, this.frames)) })
    // The element's clock tells the end of the last frame, so that this frame is seen for its whole time.
    const atMark = to < this.frames.count - 1 && leader.media.currentTime >= startOf(to + 1, this.frames)
    if (atMark || leader.media.ended) this.#turnAt('out')
    else this.#keepTogether(leader)
  }

  /** Browsers do not play backwards: it is a seek for each frame that the element keeps up with. */
  #goBack(seconds: number): void {
    const { from } = this.#range()
    this.#exact -= seconds * this.#pace() * this.frames.rate
    const frame = Math.max(from, Math.ceil(this.#exact))
    if (frame !== this.state.getState().frame && this.#leader()?.media.seeking !== true) this.#show(frame)
    if (this.#exact <= from) this.#turnAt('in')
  }

  #turnAt(end: keyof Marks): void {
    const { loop, motion } = this.state.getState()
    const { from, to } = this.#range()
    if (!loop) {
      this.#show(end === 'out' ? to : from)
      this.#move(still)
      return
    }
    this.#show(end === 'out' ? from : to)
    this.#exact = end === 'out' ? from : to
    if (motion.kind === 'forward') for (const lane of this.#lanes) this.#run(lane)
  }

  #keepTogether(leader: Lane): void {
    const pace = this.#pace()
    for (const lane of this.#lanes) {
      const { media } = lane
      if (lane === leader || media.seeking || media.ended) continue
      const ahead = media.currentTime - leader.media.currentTime
      if (Math.abs(ahead) > jumpSeconds) lane.seek(leader.media.currentTime)
      else if (Math.abs(ahead) > 0.5 / this.frames.rate) media.playbackRate = pace * (ahead > 0 ? 0.95 : 1.05)
      else media.playbackRate = pace
    }
  }

  #show(frame: number): void {
    this.state.setState({ frame })
    for (const lane of this.#lanes) lane.seek(middleOf(frame, this.frames))
  }

  #leader(): Lane | undefined {
    return this.#lanes.toSorted((a, b) => b.seconds - a.seconds)[0]
  }

  #range() {
    return rangeOf(this.state.getState().marks, this.frames)
  }

  #pace(): number {
    const { motion, speed } = this.state.getState()
    const pace = speed * (motion.kind === 'still' ? 1 : motion.times)
    return Math.max(rateLimits.min, Math.min(rateLimits.max, pace))
  }

  /** One whole clip loops without a gap when the element does it itself. */
  #applyLoop(): void {
    const { loop, marks } = this.state.getState()
    const whole = marks.in === null && marks.out === null && this.#lanes.length === 1
    for (const { media } of this.#lanes) media.loop = loop && whole
  }

  #applySound(): void {
    const { muted, volume, soundFrom } = this.state.getState()
    this.#lanes.forEach(({ media }, index) => {
      media.volume = volume
      media.muted = muted || index !== soundFrom
    })
  }
}
