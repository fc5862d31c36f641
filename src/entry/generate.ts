import { parseArgs } from 'node:util'
import { enginesFor } from '#catalog/engines.ts'
import { GenerationRequest, modes } from '#contract/generation.ts'
import { makeQuote } from '#features/generations/quotes.ts'
import type { Environment } from './config.ts'
import { assertWritable, carryOut } from './deliver.ts'
import { takeInFiles, toGivenFile } from './given-files.ts'
import { help } from './help.ts'
import { toChoice, toCount, usage } from './usage.ts'
import { openWorkbench } from './workbench.ts'

/** `dailies generate`: one take, from a prompt or from files. */
export async function run(args: string[], environment: Environment): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      output: { type: 'string', short: 'o', default: 'take' },
      mode: { type: 'string', default: 't2v' },
      engine: { type: 'string', default: 'auto' },
      input: { type: 'string', multiple: true, default: [] },
      set: { type: 'string', multiple: true, default: [] },
      seconds: { type: 'string' },
      fps: { type: 'string' },
      silent: { type: 'boolean', default: false },
      aspect: { type: 'string' },
      resolution: { type: 'string' },
      camera: { type: 'string' },
      style: { type: 'string' },
      seed: { type: 'string' },
      'max-credits': { type: 'string', default: '0' },
      json: { type: 'boolean', default: false },
    },
  })
  if (positionals.length === 0 && values.input.length === 0) return usage(help.generate)
  await assertWritable(values.output)
  const maxCredits = toCount('--max-credits', values['max-credits'])
  const mode = toChoice('--mode', values.mode, modes)
  const files = await Promise.all(values.input.map(toGivenFile))
  const able = enginesFor(mode).filter(({ id }) => values.engine === 'auto' || id === values.engine)
  // Without leave to spend, only the engines of this machine may be chosen.
  const free = values.engine === 'auto' && maxCredits === 0 ? able.find(({ draft }) => draft)?.id : undefined
  const bench = await openWorkbench(environment)
  try {
    const wish = GenerationRequest.parse({
      mode,
      prompt: positionals.join(' '),
      engineId: free ?? values.engine,
      inputs: await takeInFiles(bench, mode, files, able),
      options: Object.fromEntries(values.set.map(toOption)),
      durationSeconds: values.seconds === undefined ? undefined : toCount('--seconds', values.seconds),
      fps: values.fps === undefined ? undefined : toCount('--fps', values.fps),
      audio: values.silent ? false : undefined,
      aspectRatio: values.aspect,
      resolution: values.resolution,
      camera: values.camera === undefined ? undefined : { presetId: values.camera },
      styleId: values.style,
      seed: values.seed === undefined ? undefined : toCount('--seed', values.seed),
    })
    const quote = await makeQuote(bench.deps, bench.caller, wish, maxCredits)
    const made = await carryOut(bench, quote, 'take', { maxCredits, output: values.output })
    if (made === null) return 1
    const { job, file } = made
    const report = {
      jobId: job.id,
      engineId: job.engineId,
      path: file.path,
      bytes: file.bytes,
      seed: job.request.seed,
      credits: job.price.charged,
      facts: file.facts,
    }
    if (values.json) console.log(JSON.stringify(report))
    else console.log(`${file.path} (${job.engineId}, seed ${report.seed}, ${report.credits} credits)`)
    return 0
  } finally {
    await bench.close()
  }
}

/** An engine's own option: `speed=0.5`. */
function toOption(text: string): [name: string, value: string | number | boolean] {
  const [name = '', ...rest] = text.split('=')
  const value = rest.join('=')
  if (value === 'true' || value === 'false') return [name, value === 'true']
  return [name, value !== '' && Number.isFinite(Number(value)) ? Number(value) : value]
}
