import { parseArgs } from 'node:util'
import { FilmRequest } from '#contract/film.ts'
import { quoteFilm } from '#features/films/films.ts'
import type { Environment } from './config.ts'
import { assertWritable, carryOut } from './deliver.ts'
import { help } from './help.ts'
import { toCount, usage } from './usage.ts'
import { openWorkbench } from './workbench.ts'

/** `dailies make`: text in, film out, with no browser and no key. */
export async function run(args: string[], environment: Environment): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      output: { type: 'string', short: 'o', default: 'film.mp4' },
      aspect: { type: 'string', default: '16:9' },
      resolution: { type: 'string', default: '720p' },
      seconds: { type: 'string', default: '4' },
      seed: { type: 'string' },
      style: { type: 'string' },
      engine: { type: 'string', default: 'auto' },
      narrate: { type: 'boolean', default: false },
      'max-credits': { type: 'string', default: '0' },
      json: { type: 'boolean', default: false },
    },
  })
  if (positionals.length === 0) return usage(help.make)
  await assertWritable(values.output)
  const maxCredits = toCount('--max-credits', values['max-credits'])
  const bench = await openWorkbench(environment)
  try {
    const wish = FilmRequest.parse({
      text: positionals.join(' '),
      // Without leave to spend, only the engines of this machine may be chosen.
      engineId: values.engine === 'auto' && maxCredits === 0 ? 'draft-video' : values.engine,
      aspectRatio: values.aspect,
      resolution: values.resolution,
      secondsPerShot: toCount('--seconds', values.seconds),
      styleId: values.style ?? null,
      narrate: values.narrate,
      ...(values.seed === undefined ? {} : { seed: toCount('--seed', values.seed) }),
    })
    const quote = await quoteFilm(bench.deps, bench.caller, wish)
    const made = await carryOut(bench, quote, 'film', { maxCredits, output: values.output })
    if (made === null) return 1
    const { job, file } = made
    const report = {
      ...{ jobId: job.id, path: file.path, bytes: file.bytes, seed: job.request.seed },
      ...{
        shots: job.request.shots,
        durationSeconds: job.outputs.at(-1)?.durationSeconds,
        credits: job.price.charged,
      },
      facts: file.facts,
    }
    if (values.json) console.log(JSON.stringify(report))
    else
      console.log(
        `${file.path} (${report.durationSeconds?.toFixed(1)} s, seed ${report.seed}, ${report.credits} credits)`,
      )
    return 0
  } finally {
    await bench.close()
  }
}
