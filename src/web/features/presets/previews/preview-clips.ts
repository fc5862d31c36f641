import { type PreviewCommand, PreviewReply, type PreviewWish } from './preview-protocol.ts'

/** A small moving picture as far as it is painted. */
export interface PreviewClip {
  readonly frames: readonly ImageBitmap[]
  readonly total: number
  /** The address of its still. */
  readonly still: string | null
  readonly failed: boolean
}

interface Entry {
  id: number
  key: string
  wish: PreviewWish
  clip: { frames: ImageBitmap[]; total: number; still: string | null; failed: boolean }
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
      wish,
      clip: { frames: [], total: wish.at.length, still: null, failed: false },
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
      if (reply.kind === 'still') entry.clip.still = URL.createObjectURL(reply.picture)
      else entry.clip.frames[reply.index] = reply.picture
      for (const listener of entry.listeners) listener()
    }
  }

  private fail(entry: Entry) {
    if (isWhole(entry)) return
    entry.clip.failed = true
    for (const listener of entry.listeners) listener()
  }

  /** An unfinished clip that nobody watches is stopped; finished ones go when there are too many. */
  private tidy(left: Entry) {
    if (left.listeners.size === 0 && !isWhole(left)) {
      this.send({ kind: 'stop', id: left.id })
      this.drop(left)
    }
    let kept = 0
    for (const entry of [...this.entries.values()].reverse()) {
      const { clip, wish } = entry
      kept += (clip.still === null ? clip.frames.length : 1) * wish.width * wish.height
      if (kept > PIXELS_KEPT && entry.listeners.size === 0) this.drop(entry)
    }
  }

  private drop(entry: Entry) {
    this.entries.delete(entry.key)
    const { frames, still } = entry.clip
    for (const picture of frames) picture.close()
    if (still !== null) URL.revokeObjectURL(still)
  }
}

const isWhole = ({ clip, wish }: Entry): boolean =>
  wish.as === 'still' ? clip.still !== null : clip.frames.length === clip.total

export const previewClips = new PreviewClips()
