import { parseArgs } from 'node:util'
import { GenerationRequest, Mode } from '#contract/generation.ts'
import { makeQuote } from '#features/generations/quotes.ts'
import type { Environment } from './config.ts'
import { assertWritable, carryOut } from './deliver.ts'
import { help } from './help.ts'
import { toCount, usage } from './usage.ts'
import { openWorkbench } from './workbench.ts'

const draftEngines: Partial<Record<Mode, string>> = {
  t2v: 'draft-video',
  t2i: 'draft-image',
  tts: 'local-voice',
  ambience: 'local-ambience',
}

/** `dailies generate`: one take from one prompt. */
export async function run(args: string[], environment: Environment): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      output: { type: 'string', short: 'o', default: 'take.mp4' },
      mode: { type: 'string', default: 't2v' },
      engine: { type: 'string', default: 'auto' },
      seconds: { type: 'string' },
      aspect: { type: 'string' },
      resolution: { type: 'string' },
      camera: { type: 'string' },
      style: { type: 'string' },
      seed: { type: 'string' },
      'max-credits': { type: 'string', default: '0' },
      json: { type: 'boolean', default: false },
    },
  })
  if (positionals.length === 0) return usage(help.generate)
  await assertWritable(values.output)
  const maxCredits = toCount('--max-credits', values['max-credits'])
  const mode = Mode.parse(values.mode)
  const bench = await openWorkbench(environment)
  try {
    const wish = GenerationRequest.parse({
      mode,
      prompt: positionals.join(' '),
      engineId: values.engine === 'auto' && maxCredits === 0 ? (draftEngines[mode] ?? 'auto') : values.engine,
      durationSeconds: values.seconds === undefined ? undefined : toCount('--seconds', values.seconds),
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
