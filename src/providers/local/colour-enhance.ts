import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { z } from 'zod'
import { bakeLut, cubeText } from '#camera/lut.ts'
import { source } from '#media/command.ts'
import { evenFrame, sameBytes, toBt709 } from '#media/encode.ts'
import { defaultProbeLimits, type Probe, probeFile } from '#media/probe.ts'
import { runMedia } from '#media/run.ts'
import { toSdr } from '#media/tone-map.ts'
import type { InlineContext, InlineOutput } from '#providers/spec/provider.ts'
import { correctionFor } from './colour/correct.ts'
import { type ColourFacts, measureColour } from './colour/measure.ts'
import { endpoint, inputOf, inputsOf, type LocalContext } from './endpoint.ts'
import { filterVideo } from './filter-video.ts'

const body = z.strictObject({ strength: z.number().min(0).max(1), whiteBalance: z.boolean() })
type Request = z.infer<typeof body>

const cubeName = 'correction.cube'
/** Planar RGB, for the same reason as in a style's look. */
const cube = (format: string) => `format=${format},lut3d=file=${cubeName}:interp=tetrahedral`

/** Levels, white balance, contrast and colour by what the picture or the clip itself holds; size and length stay. */
export const colourEnhance = endpoint(body, (request, context) =>
  inputsOf(context, 'video').length > 0 ? enhanceVideo(request, context) : enhancePicture(request, context),
)

async function enhanceVideo(request: Request, context: LocalContext): Promise<InlineOutput[]> {
  const { path } = inputOf(context, 'video')
  const probe = await probeFile(path, context.signal)
  const sdr = await toSdr(probe)
  const measured = measureColour(await sampleFrames(path, probe, sdr, context))
  await writeCorrection(measured, request, context.scratch)
  const out = join(context.scratch, 'enhanced.mp4')
  const filters = [...sdr, cube('gbrp'), evenFrame, 'setsar=1', toBt709]
  await filterVideo({ path, probe, filters }, out, context)
  return [{ kind: 'video', path: out, contentType: 'video/mp4', facts: factsOf(measured) }]
}

async function enhancePicture(request: Request, context: InlineContext): Promise<InlineOutput[]> {
  const { scratch, signal, onProgress } = context
  const input = inputOf(context, 'reference')
  await probeFile(input.path, signal)
  const upright = join(scratch, 'upright.png')
  const picture = sharp(input.path, { limitInputPixels: defaultProbeLimits.pixels })
    .rotate()
    .toColourspace('srgb')
  await picture.clone().png({ compressionLevel: 1 }).toFile(upright)
  const small = picture.clone().flatten().resize(320, 320, { fit: 'inside', kernel: 'nearest' })
  const measured = measureColour(await small.removeAlpha().raw().toBuffer())
  await writeCorrection(measured, request, scratch)
  const path = join(scratch, 'enhanced.png')
  await runMedia(
    {
      program: 'ffmpeg',
      args: [
        ...[...source(upright), '-map', '0:v:0', '-vf', `${cube('gbrap')},format=rgba`],
        ...['-frames:v', '1', '-f', 'image2', '-c:v', 'png', ...sameBytes, { output: path }],
      ],
    },
    { cwd: scratch, signal, onProgress },
  )
  return [{ kind: 'image', path, contentType: 'image/png', facts: factsOf(measured) }]
}

const sampleCount = 40
const sampleWidth = 160

/** Small frames from all over the clip, as RGB: one correction for all of it, so that nothing flickers. */
async function sampleFrames(
  path: string,
  probe: Probe,
  sdr: readonly string[],
  { scratch, signal }: InlineContext,
): Promise<Buffer> {
  const rate = sampleCount / Math.max(0.1, probe.durationSeconds ?? 1)
  const small = [`fps=${Math.min(probe.fps ?? 24, rate)}`, `scale=${sampleWidth}:-2:flags=area`]
  const graph = [...small, ...sdr, 'format=rgb24'].join(',')
  const { output } = await runMedia(
    {
      program: 'ffmpeg',
      args: [
        ...[...source(path), '-map', '0:v:0', '-vf', graph, '-frames:v', String(sampleCount)],
        ...['-f', 'rawvideo', '-pix_fmt', 'rgb24', 'pipe:1'],
      ],
    },
    { cwd: scratch, signal },
  )
  return output
}

async function writeCorrection(measured: ColourFacts, request: Request, scratch: string): Promise<void> {
  await writeFile(join(scratch, cubeName), cubeText(bakeLut(correctionFor(measured, request)), 'correction'))
}

const factsOf = ({ black, white, median, colourfulness }: ColourFacts) => {
  const percent = (value: number) => Math.round(value * 1_000) / 10
  return {
    measured: {
      blackPercent: percent(black),
      whitePercent: percent(white),
      middlePercent: percent(median),
      colourPercent: percent(colourfulness),
    },
  }
}
