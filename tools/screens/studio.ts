import { execFile } from 'node:child_process'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { findProgram } from '#media/tools.ts'
import { freePort } from '../../test/faults/free-port.ts'
import { startVerb } from '../../test/harness/worker-process.ts'
import { type FakeFal, startFakeFal } from '../../test/vendors/fal.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface ShownStudio extends AsyncDisposable {
  url: string
  /** Stands in for the hosted engines; what it hands out is a clip by the built-in painter. */
  vendor: FakeFal
}

/** A studio as anybody starts it, with credits to spend and nobody in it, or with what the folder holds already. */
export async function startStudio(folder: string): Promise<ShownStudio> {
  if (findProgram('ffmpeg') === null) throw new Error('The engines of this machine need ffmpeg.')
  await mkdir(folder, { recursive: true })
  const vendor = await startFakeFal({
    files: {
      mp4: await cabinClip(folder),
      png: await readFile(join(root, 'docs/images/lighthouse.png')),
    },
  })
  const port = String(await freePort())
  const studio = startVerb('start', {
    ...{ DAILIES_DATA: folder, PORT: port, BILLING: 'enforce', WELCOME_CREDITS: '1240', LOG_LEVEL: 'warn' },
    ...{ FAL_KEY: vendor.key, FAL_BASE_URL: vendor.url },
  })
  await studio.saying('Dailies is open at')
  if (!studio.isAlive()) throw new Error(`The studio did not start. ${studio.output()}`)
  return {
    url: `http://localhost:${port}`,
    vendor,
    async [Symbol.asyncDispose]() {
      studio.signal('SIGTERM')
      await Promise.race([studio.ended, sleep(20_000)])
      if (studio.isAlive()) studio.signal('SIGKILL')
      await vendor.close()
    },
  }
}

/** The cabin of the start page, as long and as wide as a hosted engine would make it. */
async function cabinClip(folder: string): Promise<Buffer> {
  const file = join(folder, 'cabin.mp4')
  const source = ['-stream_loop', '-1', '-i', join(root, 'src/site/media/cabin.mp4'), '-t', '8']
  const encode = ['-vf', 'crop=ih*16/9:ih,scale=1920:1080', '-preset', 'veryfast', '-crf', '24', '-an']
  await promisify(execFile)('ffmpeg', ['-v', 'error', '-y', ...source, ...encode, file])
  return readFile(file)
}
