import { writeFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { SpokenWords } from '#contract/asset.ts'
import { FilmCaptions, FilmMusic, FilmRequest } from '#contract/film.ts'
import { quoteFilm } from '#features/films/films.ts'
import { captionsOf } from '#media/captions/vtt.ts'
import type { Environment } from './config.ts'
import { assertWritable, carryOut, type Delivered } from './deliver.ts'
import { help } from './help.ts'
import { toChoice, toCount, usage } from './usage.ts'
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
      voice: { type: 'string' },
      music: { type: 'string', default: 'auto' },
      captions: { type: 'string', default: 'auto' },
      'max-credits': { type: 'string', default: '0' },
      json: { type: 'boolean', default: false },
    },
  })
  if (positionals.length === 0) return usage(help.make)
  await assertWritable(values.output)
  const maxCredits = toCount('--max-credits', values['max-credits'])
  const music = toChoice('--music', values.music, FilmMusic.options)
  const captions = toChoice('--captions', values.captions, ['auto', ...FilmCaptions.options])
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
      ...{ music, captions },
      narrate: values.narrate || values.voice !== undefined,
      ...(values.voice === undefined ? {} : { voiceId: values.voice }),
      ...(values.seed === undefined ? {} : { seed: toCount('--seed', values.seed) }),
    })
    const quote = await quoteFilm(bench.deps, bench.caller, wish)
    for (const note of quote.notes) console.error(note)
    const made = await carryOut(bench, quote, 'film', { maxCredits, output: values.output })
    if (made === null) return 1
    const { job, file } = made
    const captionsPath = await writeTrack(file)
    const report = {
      ...{ jobId: job.id, path: file.path, bytes: file.bytes, seed: job.request.seed },
      ...{
        shots: job.request.shots,
        durationSeconds: job.outputs.at(-1)?.durationSeconds,
        credits: job.price.charged,
      },
      ...(captionsPath === null ? {} : { captionsPath }),
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

const WithTrack = z.object({ captions: z.literal('track'), words: SpokenWords.shape.items })

/** Text that players can show also goes beside the film. Burned captions do not: a player would show them twice. */
async function writeTrack({ path, facts }: Delivered): Promise<string | null> {
  const { data } = WithTrack.safeParse(facts)
  if (data === undefined) return null
  const beside = `${path.slice(0, path.length - extname(path).length)}.vtt`
  await writeFile(beside, captionsOf(data.words))
  return beside
}
