import { type PreviewCommand, PreviewReply, type PreviewWish } from './preview-protocol.ts'

/** A small moving picture as far as it is painted. */
export interface PreviewClip {
  readonly frames: readonly ImageBitmap[]
  readonly total: number
  readonly failed: boolean
}

interface Entry {
  id: number
  key: string
  clip: { frames: ImageBitmap[]; total: number; failed: boolean }
  listeners: Set<() => void>
}

/** Pixels kept while nobody shows them: about 40 MB, some 300 small frames. */
const PIXELS_KEPT = 10_000_000

/** The page's one painter of previews. It starts with the first wish and forgets what was not shown for longest. */
class PreviewClips {
  private worker: Worker | null = null
  private readonly entries = new Map<string, Entry>()
  private lastId = 0

  /** Asks for a clip and hears of its frames until the returned function is called. */
  watch(wish: PreviewWish, urgent: boolean, listener: () => void): { clip: PreviewClip; leave(): void } {
    const key = JSON.stringify(wish)
    const known = this.entries.get(key)
    const entry = known ?? this.begin(key, wish, urgent)
    // Moved to the end: the newest.
    this.entries.delete(key)
    this.entries.set(key, entry)
    entry.listeners.add(listener)
    return {
      clip: entry.clip,
      leave: () => {
        entry.listeners.delete(listener)
        this.tidy(entry)
      },
    }
  }

  private begin(key: string, wish: PreviewWish, urgent: boolean): Entry {
    const id = ++this.lastId
    const entry: Entry = {
      id,
      key,
      clip: { frames: [], total: wish.at.length, failed: false },
      listeners: new Set(),
    }
    this.send({ kind: 'paint', id, urgent, wish })
    return entry
  }

  private send(command: PreviewCommand) {
    this.worker ??= this.start()
    this.worker.postMessage(command)
  }

  private start(): Worker {
    const worker = new Worker(new URL('./preview-worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<unknown>) =>
      this.hear(PreviewReply.parse(data)),
    )
    worker.addEventListener('error', () => {
      for (const entry of this.entries.values()) this.fail(entry)
    })
    return worker
  }

  private hear(reply: PreviewReply) {
    const entry = [...this.entries.values()].find(({ id }) => id === reply.id)
    if (entry === undefined) {
      if (reply.kind === 'frame') reply.picture.close()
      return
    }
    if (reply.kind === 'failed') this.fail(entry)
    else {
      entry.clip.frames[reply.index] = reply.picture
      for (const listener of entry.listeners) listener()
    }
  }

  private fail(entry: Entry) {
    if (entry.clip.frames.length === entry.clip.total) return
    entry.clip.failed = true
    for (const listener of entry.listeners) listener()
  }

  /** An unfinished clip that nobody watches is stopped; finished ones go when there are too many. */
  private tidy(left: Entry) {
    const done = left.clip.frames.length === left.clip.total
    if (left.listeners.size === 0 && !done) {
      this.send({ kind: 'stop', id: left.id })
      this.drop(left)
    }
    let kept = 0
    for (const entry of [...this.entries.values()].reverse()) {
      kept += entry.clip.frames.reduce((sum, { width, height }) => sum + width * height, 0)
      if (kept > PIXELS_KEPT && entry.listeners.size === 0) this.drop(entry)
    }
  }

  private drop(entry: Entry) {
    this.entries.delete(entry.key)
    for (const picture of entry.clip.frames) picture.close()
  }
}

export const previewClips = new PreviewClips()
