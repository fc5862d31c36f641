import { expect, test } from 'vitest'
import { framesOf } from './frames.ts'
import type { PlayableMedia } from './lane.ts'
import { type Beat, Playback } from './playback.ts'

/** A media element whose time passes when the test says so. */
class FakeMedia implements PlayableMedia {
  playbackRate = 1
  muted = false
  volume = 1
  loop = false
  ended = false
  seeking = false
  paused = true
  readonly seconds: number
  readonly seeks: number[] = []
  slowSeeks = false
  #time = 0
  readonly #seeked = new Set<() => void>()

  constructor(seconds: number) {
    this.seconds = seconds
  }
  get currentTime(): number {
    return this.#time
  }
  set currentTime(time: number) {
    this.#time = time
    this.ended = false
    this.seeks.push(time)
    this.seeking = this.slowSeeks
  }
  finishSeek(): void {
    this.seeking = false
    for (const listener of this.#seeked) listener()
  }
  async play(): Promise<void> {
    this.paused = false
    if (this.ended) this.#time = 0
    this.ended = false
  }
  pause(): void {
    this.paused = true
  }
  pass(seconds: number): void {
    if (this.paused) return
    this.#time += seconds * this.playbackRate
    if (this.#time < this.seconds) return
    this.#time = this.loop ? this.#time % this.seconds : this.seconds
    this.ended = !this.loop
    if (this.ended) this.paused = true
  }
  addEventListener(_type: 'seeked', listener: () => void): void {
    this.#seeked.add(listener)
  }
  removeEventListener(_type: 'seeked', listener: () => void): void {
    this.#seeked.delete(listener)
  }
}

function room(...seconds: number[]) {
  let run: ((now: number) => void) | null = null
  let now = 1000
  const beat: Beat = {
    request: (next) => {
      run = next
      return 1
    },
    cancel: () => {
      run = null
    },
  }
  const habits = { loop: false, muted: false, volume: 1, speed: 1 } as const
  const playback = new Playback(framesOf(Math.max(...seconds), 24), habits, beat)
  const media = seconds.map((length) => new FakeMedia(length))
  for (const one of media) playback.attach(one, framesOf(one.seconds, 24))
  const pass = (milliseconds: number) => {
    for (let left = milliseconds; left > 0; left -= 10) {
      now += 10
      for (const one of media) one.pass(0.01)
      const step = run
      run = null
      step?.(now)
    }
  }
  const [first, second] = media
  if (first === undefined) throw new Error('no media')
  return { playback, first, second, pass, frame: () => playback.state.getState().frame }
}

test('plays, and the frame follows the element', () => {
  const { playback, pass, frame, first } = room(4)
  playback.press('toggle')
  pass(1000)
  expect(frame()).toBe(24)
  playback.press('K')
  pass(500)
  expect(frame()).toBe(24)
  expect(first.paused).toBe(true)
})

test('without loop it rests on the last frame, and play begins again', () => {
  const { playback, pass, frame } = room(1)
  playback.press('L')
  pass(1500)
  expect(playback.state.getState().motion.kind).toBe('still')
  expect(frame()).toBe(23)
  playback.press('L')
  pass(250)
  expect(frame()).toBe(6)
})

test('a marked range loops inside its marks', () => {
  const { playback, pass, frame } = room(4)
  playback.seek(24)
  playback.mark('in')
  playback.seek(36)
  playback.mark('out')
  playback.setLoop(true)
  playback.press('L')
  const seen = new Set<number>()
  for (let at = 0; at < 200; at++) {
    pass(10)
    seen.add(frame())
  }
  expect(Math.min(...seen)).toBe(24)
  expect(Math.max(...seen)).toBe(36)
})

test('J steps backwards in time and stops at the start', () => {
  const { playback, pass, frame } = room(4)
  playback.seek(48)
  playback.press('J')
  pass(1000)
  expect(frame()).toBeGreaterThanOrEqual(24)
  expect(frame()).toBeLessThanOrEqual(25)
  playback.press('J')
  pass(1000)
  expect(frame()).toBe(0)
  expect(playback.state.getState().motion.kind).toBe('still')
})

test('a drag does not pile up seeks: the last one wins', () => {
  const { playback, first } = room(4)
  first.slowSeeks = true
  for (let frame = 10; frame <= 60; frame += 10) playback.seek(frame)
  expect(first.seeks).toHaveLength(1)
  first.finishSeek()
  expect(first.seeks).toHaveLength(2)
  expect(first.seeks[1]).toBeCloseTo(60.5 / 24)
})

test('several takes share one playhead: a shorter one holds its end, and a late one catches up', () => {
  const { playback, pass, frame, first, second } = room(4, 2)
  if (second === undefined) throw new Error('no second lane')
  playback.press('L')
  pass(500)
  second.currentTime = first.currentTime - 1
  pass(50)
  expect(Math.abs(second.currentTime - first.currentTime)).toBeLessThan(0.05)
  pass(2500)
  expect(frame()).toBeGreaterThan(70)
  expect(second.ended).toBe(true)
  playback.pause()
  expect(second.currentTime).toBeCloseTo(47.5 / 24)
})

test('one lane is heard', () => {
  const { playback, first, second } = room(2, 2)
  expect([first.muted, second?.muted]).toEqual([false, true])
  playback.hear(1)
  expect([first.muted, second?.muted]).toEqual([true, false])
  playback.setMuted(true)
  expect([first.muted, second?.muted]).toEqual([true, true])
})
