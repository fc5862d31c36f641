import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { JsonObject } from '#kernel/json.ts'
import { source } from '#media/command.ts'
import { probeFile } from '#media/probe.ts'
import { runMedia } from '#media/run.ts'
import { createLocalProvider } from '#providers/local/provider.ts'
import type { InputFile } from '#providers/spec/provider.ts'

const never = new AbortController().signal

export const inputFile = (role: string, path: string): InputFile => ({
  ...{ role, assetId: 'ast_1', contentType: 'x', path },
})

/** The local engines in a folder of their own, and the means to look at what they make. */
export async function openLocalEngines() {
  const root = await mkdtemp(join(tmpdir(), 'dailies-local-'))
  const provider = createLocalProvider()
  let made = 0
  return {
    root,
    async render(endpoint: string, body: JsonObject, inputs: InputFile[] = [], signal = never) {
      const scratch = join(root, String(++made))
      await mkdir(scratch)
      const progress: number[] = []
      const [output] = await provider.render(
        { endpoint, body, slots: [] },
        { inputs, scratch, onProgress: (fraction) => progress.push(fraction), signal },
      )
      if (!output) throw new Error('no output')
      const bytes = await readFile(output.path)
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      return { ...output, scratch, progress, sha256, probe: await probeFile(output.path, never) }
    },
    /** Every frame as RGB, `width` pixels wide. */
    async frames(path: string, width: number, height: number, decoder: string[] = []): Promise<Buffer[]> {
      const bytes = width * height * 4
      const pieces: Buffer[] = []
      await runMedia(
        {
          program: 'ffmpeg',
          args: [
            ...[...decoder, ...source(path), '-map', '0:v:0', '-fps_mode', 'passthrough'],
            ...['-vf', `scale=${width}:${height}:flags=area`, '-f', 'rawvideo', '-pix_fmt', 'rgba', 'pipe:1'],
          ],
        },
        { cwd: root, signal: never, onOutput: (chunk) => void pieces.push(Buffer.from(chunk)) },
      )
      const all = Buffer.concat(pieces)
      return Array.from({ length: all.length / bytes }, (_, at) => all.subarray(at * bytes, (at + 1) * bytes))
    },
    close: () => rm(root, { recursive: true, force: true }),
  }
}
