/**
 * A film of four shots by `dailies make`: time, CPU of everything (the program, the painter, ffmpeg, the database) and
 * memory, beside one bare encode of the same film's raw frames with the same settings. Run:
 * `node bench/film.ts [--seconds 4] [--resolution 720p] [--seed 7] [--json]`. Linux only: the costs come from /proc.
 */
import { chmod, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { bareEncode } from './kit/bare-encode.ts'
import { costOf } from './kit/cost-of.ts'
import { printReport } from './kit/report.ts'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '4' },
    resolution: { type: 'string', default: '720p' },
    seed: { type: 'string', default: '7' },
    json: { type: 'boolean', default: false },
  },
})
const text =
  'A lighthouse in a storm at night. A fox walks through a snowy forest. A sailboat at sunset. A train crosses the desert.'
const cli = fileURLToPath(new URL('../src/entry/cli.ts', import.meta.url))

const folder = await mkdtemp(join(tmpdir(), 'dailies-bench-'))
try {
  await chmod(folder, 0o711)
  const environment = { PATH: process.env.PATH, DAILIES_DATA: join(folder, 'data') }
  // The first start makes a database; that is not what a film costs.
  await costOf(process.execPath, [cli, 'migrate'], { env: environment })
  const path = join(folder, 'film.mp4')
  const wish = ['--seconds', values.seconds, '--resolution', values.resolution, '--seed', values.seed]
  const made = await costOf(process.execPath, [cli, 'make', text, '-o', path, ...wish], { env: environment })

  const { bare, frames } = await bareEncode(path, folder)
  const encode = (value: number) => ({ bare: { name: 'one bare encode of its frames', value } })

  printReport(
    {
      bench: 'film',
      settings: {
        shots: 4,
        secondsPerShot: values.seconds,
        resolution: values.resolution,
        seed: values.seed,
      },
      figures: [
        { name: 'wall time', value: made.wallSeconds, unit: 's', ...encode(bare.wallSeconds) },
        { name: 'CPU of everything', value: made.cpuSeconds, unit: 's', ...encode(bare.cpuSeconds) },
        { name: 'frames of the film', value: frames, unit: '' },
        {
          name: 'frames a second',
          value: frames / made.wallSeconds,
          unit: '/s',
          ...encode(frames / bare.wallSeconds),
        },
        { name: 'CPU per frame', value: (made.cpuSeconds / frames) * 1000, unit: 'ms' },
        {
          name: 'peak memory of everything',
          value: made.peakMebibytes,
          unit: 'MiB',
          ...encode(bare.peakMebibytes),
        },
        { name: 'size', value: (await stat(path)).size / 1e6, unit: 'MB' },
      ],
    },
    values.json,
  )
} finally {
  await rm(folder, { recursive: true, force: true })
}
