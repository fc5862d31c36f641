import { fork } from 'node:child_process'
import { dirname, extname } from 'node:path'
import { MediaErrors } from './errors.ts'
import { type Unpack, Unpacked } from './heic-protocol.ts'

// The packed house is JavaScript: the child's file ends as this one does.
const childFile = new URL(`./heic-main${extname(new URL(import.meta.url).pathname)}`, import.meta.url)

/** A phone's largest pictures have 48 million pixels. */
const mostPixels = 64_000_000
const mostMs = 120_000

export const heicTypes: ReadonlySet<string> = new Set([
  'image/heic',
  'image/heif',
  'image/heic-sequence',
  'image/heif-sequence',
])

/**
 * Unpacks the picture of a HEIC file, upright, into `out`: JPEG, or PNG where it is transparent. Throws `too_large`,
 * `corrupt_media`, `media_timeout`, or the signal's reason.
 */
export async function unpackHeic(path: string, out: string, signal: AbortSignal): Promise<'jpeg' | 'png'> {
  const answer = await ask({ path, out, pixels: mostPixels }, signal)
  switch (answer.state) {
    case 'done':
      return answer.format
    case 'too-large':
      throw MediaErrors.too_large({
        detail: `This picture has ${answer.width} × ${answer.height} pixels; a HEIC picture may have ${mostPixels / 1_000_000} million.`,
        nextSteps: [{ action: 'shrink_picture', label: 'Make the picture smaller and upload it again' }],
      })
    case 'unreadable':
      throw MediaErrors.corrupt_media({
        nextSteps: [{ action: 'convert_file', label: 'Save the picture as JPEG and upload that' }],
      })
  }
}

async function ask(question: Unpack, signal: AbortSignal): Promise<Unpacked> {
  signal.throwIfAborted()
  const child = fork(childFile, {
    env: {},
    // It writes to one folder, and starts nothing.
    execArgv: [
      '--permission',
      '--allow-addons',
      '--allow-fs-read=*',
      `--allow-fs-write=${dirname(question.out)}/*`,
    ],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const timer = setTimeout(() => child.kill('SIGKILL'), mostMs)
  const started = performance.now()
  const stop = () => child.kill('SIGKILL')
  signal.addEventListener('abort', stop, { once: true })
  try {
    return await new Promise<Unpacked>((resolve, reject) => {
      child.once('message', (message) => resolve(Unpacked.parse(message)))
      child.once('error', reject)
      child.once('exit', () => {
        if (signal.aborted) reject(signal.reason)
        else if (performance.now() - started >= mostMs) reject(MediaErrors.media_timeout())
        // It ran out of memory, or the file broke it.
        else resolve({ state: 'unreadable' })
      })
      child.send(question)
    })
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
    child.kill('SIGKILL')
  }
}
