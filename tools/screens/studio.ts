import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
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
  const media = join(root, 'src/site/media')
  const vendor = await startFakeFal({
    files: {
      mp4: await readFile(join(media, 'cabin.mp4')),
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
