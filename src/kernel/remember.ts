const mostKeys = 1_000

/**
 * Answers that may be `ms` old. Who asks while an answer is on its way gets the same one; a failure is not remembered.
 */
export function remember<T>(ms: number, read: (key: string) => Promise<T>): (key?: string) => Promise<T> {
  const kept = new Map<string, { at: number; answer: Promise<T> }>()
  return (key = '') => {
    const known = kept.get(key)
    if (known !== undefined && performance.now() - known.at < ms) return known.answer
    if (kept.size >= mostKeys) kept.clear()
    const answer = read(key)
    kept.set(key, { at: performance.now(), answer })
    answer.catch(() => kept.delete(key))
    return answer
  }
}
