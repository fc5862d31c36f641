/**
 * A film of four shots by `dailies make`: time, CPU of everything (the program, the painter, ffmpeg, the database) and
 * memory, beside one bare encode of the same film's raw frames with the same settings. Run:
 * `node bench/film.ts [--seconds 4] [--resolution 720p] [--seed 7] [--json]`. Linux only: the costs come from /proc.
 */
import { type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { h264, sameBytes } from '#media/encode.ts'
import { probeFile } from '#media/probe.ts'
import { programPath } from '#media/tools.ts'
import { endedChildrenCpuSeconds, treeMebibytes } from './kit/process-costs.ts'
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

interface Cost {
  wallSeconds: number
  cpuSeconds: number
  peakMebibytes: number
}

const folder = await mkdtemp(join(tmpdir(), 'dailies-bench-'))
try {
  await chmod(folder, 0o711)
  const environment = { PATH: process.env.PATH, DAILIES_DATA: join(folder, 'data') }
  // The first start makes a database; that is not what a film costs.
  await costOf(process.execPath, [cli, 'migrate'], { env: environment })
  const path = join(folder, 'film.mp4')
  const wish = ['--seconds', values.seconds, '--resolution', values.resolution, '--seed', values.seed]
  const made = await costOf(process.execPath, [cli, 'make', text, '-o', path, ...wish], { env: environment })

  const { width, height, fps, durationSeconds } = await probeFile(path, AbortSignal.timeout(30_000))
  const rate = fps ?? 24
  const frames = Math.round((durationSeconds ?? 0) * rate)
  const raw = join(folder, 'frames.yuv')
  const toRaw = ['-i', path, '-map', '0:v:0', '-f', 'rawvideo', '-pix_fmt', 'yuv420p', raw]
  await costOf(programPath('ffmpeg'), ['-v', 'error', '-y', ...toRaw])
  const input = [
    '-f',
    'rawvideo',
    '-pix_fmt',
    'yuv420p',
    '-s',
    `${width}x${height}`,
    '-r',
    String(rate),
    '-i',
    raw,
  ]
  const output = [...h264(rate), ...sameBytes, join(folder, 'bare.mp4')]
  const bare = await costOf(programPath('ffmpeg'), ['-v', 'error', '-y', ...input, ...output])
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
        { name: 'frames of the film', value: frames, unit: '', note: `${width}x${height}, ${rate} a second` },
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

/** Runs a program to its end; throws when it fails. Its CPU is that of all its descendants too. */
async function costOf(program: string, args: string[], options: SpawnOptions = {}): Promise<Cost> {
  const cpuBefore = await endedChildrenCpuSeconds()
  const started = performance.now()
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] })
  let complaint = ''
  child.stderr?.setEncoding('utf8').on('data', (said: string) => {
    complaint = (complaint + said).slice(-2_000)
  })
  let peakMebibytes = 0
  const watch = setInterval(async () => {
    peakMebibytes = Math.max(peakMebibytes, await treeMebibytes(child.pid ?? 0))
  }, 500)
  const [code] = await once(child, 'close')
  clearInterval(watch)
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${complaint}`)
  const wallSeconds = (performance.now() - started) / 1000
  return { wallSeconds, cpuSeconds: (await endedChildrenCpuSeconds()) - cpuBefore, peakMebibytes }
}
