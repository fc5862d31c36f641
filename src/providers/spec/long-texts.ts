import { setImmediate as nextTurn } from 'node:timers/promises'
import { z } from 'zod'

const quote = 0x22
const backslash = 0x5c
const slash = 0x2f

export interface LongText {
  /** As it was sent, between its quotes. */
  parts: readonly Uint8Array[]
  bytes: number
  /** It has escapes other than `\/`. */
  isEscaped: boolean
}

/**
 * Takes the long texts out of a JSON reply while it comes in: a picture of 48 MB in base64 is not parsed, and the loop
 * never waits for one. What is left is JSON with a short name in each one's place.
 */
export class LongTexts {
  readonly texts: LongText[] = []
  readonly #longBytes: number
  readonly #rest: Uint8Array[] = []
  #isInside = false
  #isAfterBackslash = false
  #parts: Uint8Array[] = []
  #bytes = 0
  #isEscaped = false

  constructor(longBytes = 64 * 1024) {
    this.#longBytes = longBytes
  }

  write(chunk: Uint8Array): void {
    let at = 0
    while (at < chunk.byteLength) at = this.#isInside ? this.#inside(chunk, at) : this.#outside(chunk, at)
  }

  /** The reply without its long texts; one that broke off inside a text keeps what it has of it. */
  rest(): Uint8Array {
    return Buffer.concat([...this.#rest, ...this.#parts])
  }

  #outside(chunk: Uint8Array, at: number): number {
    const found = chunk.indexOf(quote, at)
    const end = found < 0 ? chunk.byteLength : found + 1
    this.#rest.push(chunk.subarray(at, end))
    this.#isInside = found >= 0
    return end
  }

  #inside(chunk: Uint8Array, at: number): number {
    if (this.#isAfterBackslash) {
      this.#isAfterBackslash = false
      this.#isEscaped ||= chunk[at] !== slash
      this.#hold(chunk.subarray(at, at + 1))
      return at + 1
    }
    const found = chunk.indexOf(quote, at)
    const text = chunk.subarray(at, found < 0 ? chunk.byteLength : found)
    const escapeAt = text.indexOf(backslash)
    if (escapeAt >= 0) {
      this.#isAfterBackslash = true
      this.#hold(text.subarray(0, escapeAt + 1))
      return at + escapeAt + 1
    }
    this.#hold(text)
    if (found >= 0) this.#close()
    return at + text.byteLength + (found < 0 ? 0 : 1)
  }

  #hold(part: Uint8Array): void {
    this.#parts.push(part)
    this.#bytes += part.byteLength
  }

  #close(): void {
    if (this.#bytes < this.#longBytes) this.#rest.push(...this.#parts)
    else {
      this.#rest.push(Buffer.from(nameOf(this.texts.length)))
      this.texts.push({ parts: this.#parts, bytes: this.#bytes, isEscaped: this.#isEscaped })
    }
    this.#rest.push(Buffer.from('"'))
    this.#isInside = false
    this.#parts = []
    this.#bytes = 0
    this.#isEscaped = false
  }
}

const nameOf = (index: number) => `long text ${index}`

/** Between two looks at what else there is to do. */
const pieceBytes = 512 * 1024

interface Apart {
  longTexts?: readonly LongText[]
}

const longOf = ({ longTexts = [] }: Apart, text: string) =>
  longTexts.find((_, index) => nameOf(index) === text)

/** How long a text of a reply is, whether it was taken out or not. */
export const lengthOf = (reply: Apart, text: string): number => longOf(reply, text)?.bytes ?? text.length

/** The bytes that a text of a reply stands for, whether it was taken out or not. */
export async function decoded(reply: Apart, text: string, encoding: 'base64' | 'hex'): Promise<Uint8Array> {
  const long = longOf(reply, text)
  if (long === undefined) return Buffer.from(text, encoding)
  if (long.isEscaped) {
    const whole = Buffer.concat(long.parts).toString('utf8')
    return Buffer.from(z.string().parse(JSON.parse(`"${whole}"`)), encoding)
  }
  const [unit, unitBytes] = encoding === 'hex' ? [2, 1] : [4, 3]
  const content = Buffer.allocUnsafe((Math.ceil(long.bytes / unit) + 1) * unitBytes)
  let [written, rest] = [0, '']
  for (const piece of piecesOf(long.parts)) {
    const known = rest + piece.toString('latin1').replaceAll('\\', '')
    const whole = known.length - (known.length % unit)
    written += content.write(known.slice(0, whole), written, encoding)
    rest = known.slice(whole)
    await nextTurn()
  }
  written += content.write(rest, written, encoding)
  return content.subarray(0, written)
}

/** Many small parts together, and a large one in several. */
function* piecesOf(parts: readonly Uint8Array[]): Generator<Buffer> {
  let small: Uint8Array[] = []
  let bytes = 0
  for (const part of parts) {
    for (let at = 0; at < part.byteLength; at += pieceBytes) {
      const piece = part.subarray(at, at + pieceBytes)
      small.push(piece)
      bytes += piece.byteLength
      if (bytes < pieceBytes) continue
      yield Buffer.concat(small)
      small = []
      bytes = 0
    }
  }
  yield Buffer.concat(small)
}
