/**
 * The film that a creator posts: a minute, upright, eight shots, with voice, music and burned captions, by `dailies make`. Time,
 * CPU of everything (the program, the painter, voices, ffmpeg, the database) beside one bare encode of its frames, memory of
 * everything, loudness; and whether a second studio with nothing kept makes the same bytes. Run:
 * `node bench/film60.ts [--resolution 720p] [--seed 7] [--once] [--keep film.mp4] [--json]`. Linux only: the costs come from /proc.
 */
import { createHash } from 'node:crypto'
import { chmod, copyFile, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { measureLoudness } from '#media/loudness.ts'
import { bareEncode } from './kit/bare-encode.ts'
import { costOf } from './kit/cost-of.ts'
import { printReport } from './kit/report.ts'

const { values } = parseArgs({
  options: {
    resolution: { type: 'string', default: '720p' },
    seed: { type: 'string', default: '7' },
    once: { type: 'boolean', default: false },
    keep: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})
const text = [
  'A lighthouse keeps watch over a quiet sea at dawn.',
  'A sailboat leaves the harbour, and gulls go with it.',
  'Balloons rise over a meadow in the morning.',
  'At noon, a train crosses the wide desert.',
  'Deep under water, a whale sings.',
  'At dusk, snow falls on a cabin in the mountains.',
  'Rain falls on the city street, and neon signs light up at night.',
  'And over the sea the stars come out, one by one.',
].join(' ')
const cli = fileURLToPath(new URL('../src/entry/cli.ts', import.meta.url))
const folder = await mkdtemp(join(tmpdir(), 'dailies-bench-'))

/** By a studio of its own, in which nothing was made before. */
async function make(name: string) {
  const environment = { PATH: process.env.PATH, DAILIES_DATA: join(folder, name) }
  // The first start makes a database; that is not what a film costs.
  await costOf(process.execPath, [cli, 'migrate'], { env: environment })
  const path = join(folder, `${name}.mp4`)
  const shape = ['--aspect', '9:16', '--resolution', values.resolution, '--seconds', '8']
  const sound = ['--narrate', '--music', 'auto', '--captions', 'burned']
  const args = [cli, 'make', text, ...shape, ...sound, '--seed', values.seed, '-o', path]
  const cost = await costOf(process.execPath, args, { env: environment })
  return {
    path,
    cost,
    sha256: createHash('sha256')
      .update(await readFile(path))
      .digest('hex'),
  }
}

try {
  await chmod(folder, 0o711)
  const { path, cost, sha256 } = await make('first')
  const { bare, frames } = await bareEncode(path, folder)
  const { integratedLufs, truePeakDbtp } = await measureLoudness(path, folder, AbortSignal.timeout(60_000))
  const again = values.once ? null : await make('second')
  const encode = (value: number) => ({ bare: { name: 'one bare encode of its frames', value } })
  const held = cost.atPeak.slice(0, 4).map(({ program, mebibytes }) => `${program} ${Math.round(mebibytes)}`)

  printReport(
    {
      bench: 'film60',
      settings: { shots: 8, aspect: '9:16', resolution: values.resolution, seed: values.seed },
      figures: [
        { name: 'wall time', value: cost.wallSeconds, unit: 's', ...encode(bare.wallSeconds) },
        { name: 'CPU of everything', value: cost.cpuSeconds, unit: 's', ...encode(bare.cpuSeconds) },
        { name: 'frames', value: frames, unit: '' },
        { name: 'CPU per frame', value: (cost.cpuSeconds / frames) * 1_000, unit: 'ms' },
        {
          ...{ name: 'peak memory of everything', value: cost.peakMebibytes, unit: 'MiB' },
          ...{ bound: { most: 1_500 }, ...encode(bare.peakMebibytes), note: held.join(', ') },
        },
        {
          ...{ name: 'loudness, off −14 LUFS by', value: Math.abs(integratedLufs + 14), unit: 'LU' },
          bound: { most: 0.5 },
        },
        { name: 'true peak', value: truePeakDbtp, unit: 'dBTP', bound: { most: -1 } },
        { name: 'size', value: (await stat(path)).size / 1e6, unit: 'MB' },
        ...(again === null
          ? []
          : [
              {
                ...{
                  name: 'other bytes by another studio',
                  value: Number(again.sha256 !== sha256),
                  unit: '',
                },
                bound: { most: 0 },
              },
            ]),
      ],
    },
    values.json,
  )
  if (values.keep !== undefined) await copyFile(path, values.keep)
} finally {
  await rm(folder, { recursive: true, force: true })
}
