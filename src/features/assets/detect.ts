import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import type { AssetKind } from '#contract/asset.ts'
import { type Probe, probeFile } from '#media/probe.ts'
import { AssetErrors } from './errors.ts'
import { type TextKind, textKindOf } from './text-kinds.ts'

export interface DetectedFile {
  kind: AssetKind
  contentType: string
  /** Without the dot. */
  extension: string
  /** Null for text files. */
  probe: Probe | null
}

/** The media that the studio takes, by content type, with the ending that it gives them. */
const taken: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/gif': 'gif',
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'video/webm': 'webm',
  'video/x-matroska': 'mkv',
  'audio/mpeg': 'mp3',
  'audio/wav': 'wav',
  'audio/mp4': 'm4a',
  'audio/flac': 'flac',
}
const otherNames: Record<string, string> = { 'audio/x-flac': 'audio/flac', 'audio/quicktime': 'audio/mp4' }

const mostTextBytes = 16 * 1024 ** 2
const headBytes = 64 * 1024

/**
 * What a file is, from its bytes alone. Throws `unsupported_media`, or what the probe says of a damaged or outsized one.
 */
export async function detectFile(path: string, signal: AbortSignal): Promise<DetectedFile> {
  const head = await readHead(path)
  if (!head.includes(0)) {
    const text = await detectText(path, head)
    if (text !== null) return { ...text, probe: null }
  }
  const probe = await probeFile(path, signal)
  const contentType = otherNames[probe.contentType] ?? probe.contentType
  const extension = taken[contentType]
  if (extension === undefined) throw unsupported(`This file is ${contentType}, which is not taken.`)
  return { kind: probe.kind, contentType, extension, probe }
}

async function readHead(path: string): Promise<Buffer> {
  await using file = await open(path, 'r')
  const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0)
  return buffer.subarray(0, bytesRead)
}

async function detectText(path: string, head: Buffer): Promise<TextKind | null> {
  const kind = textKindOf(new TextDecoder().decode(head))
  if (kind === null) return null
  if ((await stat(path)).size > mostTextBytes) {
    throw AssetErrors.payload_too_large({
      detail: `A ${kind.extension.toUpperCase()} file has at most ${mostTextBytes / 1024 ** 2} MB.`,
    })
  }
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk, { stream: true })
    decoder.decode()
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw unsupported('This text file is not UTF-8. Save it as UTF-8 and upload it again.')
  }
  return kind
}

const unsupported = (detail: string) =>
  AssetErrors.unsupported_media({
    detail,
    nextSteps: [
      {
        action: 'convert_file',
        label:
          'Use JPG, PNG, WebP, AVIF, HEIC, GIF, MP4, MOV, WebM, MKV, MP3, WAV, M4A, FLAC, SRT, VTT or CUBE',
      },
    ],
  })
