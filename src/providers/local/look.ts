import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { Look } from '#camera/look.ts'
import { bakeLut, cubeText } from '#camera/lut.ts'
import { craftAfter, craftBefore, held } from './craft.ts'

/** A style as it travels in a body: the whole preset, of which this room reads only the look. */
export const StyleBody = Look.extend({ id: z.string().max(64) }).nullable()
export type StyleBody = z.infer<typeof StyleBody>

const cubeName = 'look.cube'

interface Frame {
  width: number
  height: number
  fps: number
  seed: number
}

/**
 * The part of a filter graph that gives frames a style's look; empty without a style. Writes the colour cube into the
 * scratch folder, where the child finds it by name. Every random part follows the seed.
 */
export async function lookFilters(style: StyleBody, frame: Frame, scratch: string): Promise<string> {
  if (!style) return ''
  await writeFile(join(scratch, cubeName), cubeText(bakeLut(style.grade), style.id))
  const { craft } = style
  const filters = [
    ...mediumBefore(style, frame),
    ...(craft ? craftBefore(craft, frame) : []),
    // Planar RGB: lut3d on YUV would convert there and back by the wrong matrix.
    `format=gbrp,lut3d=file=${cubeName}:interp=tetrahedral`,
    ...(craft ? craftAfter(craft, frame) : []),
    ...bloom(style, frame.width),
    ...vignette(style),
    ...mediumAfter(style, frame),
    ...grain(style, frame),
  ]
  return held(craft, frame.fps, filters.join(',').replaceAll(',;', ';'))
}

function mediumBefore(
  { medium }: Look,
  { width, height, seed }: { width: number; height: number; seed: number },
) {
  const filters: string[] = []
  const weave = Math.round(medium.gateWeave * height)
  if (weave > 0) {
    // Two unrelated slow swings look like film in a worn gate; the crop hides the edges, the scale gives back the size.
    const phase = (seed % 628) / 100
    const swing = (rate: number, shift: number) =>
      `${weave}+${weave}*sin(n*${rate}+${(phase + shift).toFixed(2)})`
    filters.push(
      `crop=w=${width - 2 * weave}:h=${height - 2 * weave}:x='${swing(1.93, 0)}':y='${swing(0.71, 2)}',scale=${width}:${height}:flags=bicubic`,
    )
  }
  const soft = medium.softness * width
  if (soft > 0.2) filters.push(`gblur=sigma=${soft.toFixed(2)}`)
  const bleed = Math.round(medium.chromaBleed * width)
  if (bleed > 0) filters.push(`format=yuv444p,avgblur=sizeX=${bleed}:sizeY=1:planes=6`)
  return filters
}

function bloom({ bloom: { amount, radius, threshold } }: Look, width: number): string[] {
  if (amount <= 0 || radius <= 0) return []
  const floor = Math.round(threshold * 255)
  const keep = `clip((val-${floor})*${(255 / Math.max(1, 255 - floor)).toFixed(3)}\\,0\\,255)`
  const sigma = (radius * width) / 4
  // Blurred at a quarter of the size: sixteen times cheaper, and nobody sees it in a glow.
  return [
    `split[sharp][glow];[glow]scale=iw/4:ih/4:flags=area,lutrgb=r='${keep}':g='${keep}':b='${keep}',gblur=sigma=${sigma.toFixed(2)},scale=${width}:-1:flags=bilinear,format=gbrp[soft];[soft][sharp]scale2ref=flags=bilinear[fitted][base];[base][fitted]blend=all_mode=screen:all_opacity=${amount.toFixed(3)}`,
  ]
}

function vignette({ vignette: share }: Look): string[] {
  return share > 0 ? [`vignette=angle=${(share * 0.9).toFixed(3)}:dither=0`] : []
}

function mediumAfter({ medium }: Look, { height }: { height: number }): string[] {
  const filters: string[] = []
  if (medium.scanLines > 0) {
    const line = Math.max(1, Math.round(height / 480))
    filters.push(`drawgrid=x=0:y=0:w=0:h=${line * 2}:t=${line}:c=black@${medium.scanLines.toFixed(3)}`)
  }
  if (medium.flicker > 0) {
    const swing = (medium.flicker / 2).toFixed(4)
    filters.push(`eq=brightness='${swing}*sin(n*2.1)*sin(n*0.37)':eval=frame`)
  }
  return filters
}

/** The noise filter's strength for a standard deviation of one level of 255; measured. */
const strengthPerLevel = 1.55

/**
 * Film grain: strongest in the middle tones, none in pure black and white, so it is laid on by "overlay". Grains larger than
 * a pixel are made small and enlarged; smaller ones average out within their pixel.
 */
function grain({ grain: { amount, size, coloured } }: Look, { width, height, fps, seed }: Frame): string[] {
  const pixels = (size * height) / 1_080
  const strength = Math.min(100, Math.round(amount * 255 * strengthPerLevel * Math.min(1, pixels)))
  if (strength === 0) return []
  const reduce = Math.max(1, pixels)
  const sheet = `${Math.ceil(width / reduce)}x${Math.ceil(height / reduce)}`
  const chroma = coloured ? `:c1s=${Math.ceil(strength / 3)}:c1f=t:c2s=${Math.ceil(strength / 3)}:c2f=t` : ''
  return [
    'format=yuv444p[clean]',
    `;color=c=gray:s=${sheet}:r=${fps},format=yuv444p,noise=c0s=${strength}:c0f=t${chroma}:all_seed=${seed % 2_147_483_647},scale=${width}:${height}:flags=bicubic,setsar=1[grain]`,
    ';[clean]setsar=1[plain];[plain][grain]blend=c0_mode=overlay:c1_mode=grainmerge:c2_mode=grainmerge:shortest=1',
  ]
}
