interface CollectorOptions<Item> {
  /** Does what has come together; the next round waits for it. */
  work(items: Item[]): Promise<void>
  /** The pause between two rounds, asked each time: a page in the back may take longer. */
  pauseMs(): number
}

export interface Collector<Item> {
  add(items: Iterable<Item>): void
  stop(): void
}

/**
 * Gathers items and works through them in rounds, one at a time: the first at once, the next after a pause. However fast
 * news come, there is one question on its way, and the last news is always followed by one more.
 */
export function createCollector<Item>({ work, pauseMs }: CollectorOptions<Item>): Collector<Item> {
  const waiting = new Set<Item>()
  let busy = false
  let stopped = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const round = async () => {
    timer = undefined
    if (stopped || waiting.size === 0) {
      busy = false
      return
    }
    const items = [...waiting]
    waiting.clear()
    // What cannot be read now is read by the next news, the poll, or the next look at the page.
    await work(items).catch(() => {})
    if (!stopped) timer = setTimeout(round, pauseMs())
  }
  return {
    add(items) {
      for (const item of items) waiting.add(item)
      if (busy || stopped || waiting.size === 0) return
      busy = true
      void round()
    },
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}
