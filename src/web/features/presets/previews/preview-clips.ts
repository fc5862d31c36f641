import {
  type PreviewCommand,
  PreviewReply,
  type PreviewWish,
  type ReadWish,
  type SceneReading,
} from './preview-protocol.ts'

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
  private readonly reads = new Map<number, (reading: SceneReading | null) => void>()
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

  /** How the painter reads a prompt; null where there is no painter. */
  read(wish: ReadWish): Promise<SceneReading | null> {
    const id = ++this.lastId
    return new Promise((resolve) => {
      this.reads.set(id, resolve)
      this.send({ kind: 'read', id, wish })
    })
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
      for (const id of this.reads.keys()) this.tell(id, null)
    })
    return worker
  }

  private tell(id: number, reading: SceneReading | null) {
    this.reads.get(id)?.(reading)
    this.reads.delete(id)
  }

  private hear(reply: PreviewReply) {
    if (reply.kind === 'read') {
      this.tell(reply.id, reply.reading)
      return
    }
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
