export type RangeAnswer =
  | { kind: 'whole' }
  /** Both ends count. */
  | { kind: 'part'; start: number; end: number }
  | { kind: 'outside' }

/**
 * What a `Range` header asks of so many bytes (RFC 9110). Several ranges, other units and what cannot be read are answered
 * with the whole, as the RFC allows; a single range that begins past the end is outside.
 */
export function parseRange(header: string | undefined, bytes: number): RangeAnswer {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '')
  const [, first = '', last = ''] = match ?? []
  if (!match || (first === '' && last === '')) return { kind: 'whole' }
  if (first === '') {
    const suffix = Number(last)
    if (suffix === 0 || bytes === 0) return { kind: 'outside' }
    return { kind: 'part', start: Math.max(0, bytes - suffix), end: bytes - 1 }
  }
  const start = Number(first)
  const end = last === '' ? Number.POSITIVE_INFINITY : Number(last)
  if (end < start) return { kind: 'whole' }
  return start >= bytes ? { kind: 'outside' } : { kind: 'part', start, end: Math.min(end, bytes - 1) }
}

/** Whether an `If-None-Match` header names this tag; weak and strong compare alike here. */
export function matchesEtag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  return header.split(',').some((one) => {
    const tag = one.trim()
    return tag === '*' || tag.replace(/^W\//, '') === etag
  })
}
