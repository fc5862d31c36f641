import type { Readable } from 'node:stream'

/** Both ends count, as in HTTP: `{ start: 0, end: 99 }` is the first hundred bytes. */
export interface ByteRange {
  start: number
  end: number
}

export interface PutOptions {
  contentType: string
}

/**
 * Where media bytes live. A key appears whole or not at all, and may be put again (the last one wins).
 * Keys come from `#storage/keys.ts`; any other shape is refused.
 */
export interface Storage {
  /** Copies a finished local file; it must be a plain file, never a link. */
  putFile(key: string, path: string, options: PutOptions): Promise<void>
  /** Returns how many bytes went in. A stream that breaks leaves nothing behind. */
  putStream(key: string, stream: Readable, options: PutOptions): Promise<{ bytes: number }>
  /** Throws `object_missing`, or `bad_range` when the range starts past the end. */
  open(key: string, range?: ByteRange): Promise<Readable>
  stat(key: string): Promise<{ bytes: number } | null>
  /** An address that works without our cookie for so many seconds; null when only we can serve the bytes. */
  signedUrl(key: string, options: { seconds: number; downloadName?: string }): Promise<string | null>
  /** Copies the object to a new local file. */
  toFile(key: string, path: string): Promise<void>
  /** Deleting what is not there is no error. */
  delete(key: string): Promise<void>
  /** Whether so many more bytes fit, with a margin kept free. */
  fits(bytes: number): Promise<boolean>
}
