import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { Look } from '#camera/look.ts'
import { bakeLut, cubeText } from '#camera/lut.ts'

/** A style as it travels in a body: the whole preset, of which this room reads only the look. */
export const StyleBody = Look.extend({ id: z.string().max(64) }).nullable()
export type StyleBody = z.infer<typeof StyleBody>

const cubeName = 'look.cube'

/**
 * The filters that give frames a style's look, from RGB to RGB; empty without a style. Writes the colour cube into the
 * scratch folder, where the child finds it by name. Every random part follows the seed.
 */
export async function lookFilters(
  style: StyleBody,
  frame: { width: number; height: number; seed: number },
  scratch: string,
): Promise<string[]> {
  if (!style) return []
  await writeFile(join(scratch, cubeName), cubeText(bakeLut(style.grade), style.id))
  return [
    ...mediumBefore(style, frame),
    // Planar RGB: lut3d on YUV would convert there and back by the wrong matrix.
    `format=gbrp,lut3d=file=${cubeName}:interp=tetrahedral`,
    ...bloom(style, frame.width),
    ...vignette(style),
    ...mediumAfter(style, frame),
    ...grain(style, frame),
  ]
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
const strengthPerLevel = 1.7

function grain({ grain: { amount, coloured } }: Look, { seed }: { seed: number }): string[] {
  const strength = Math.min(100, Math.round(amount * 255 * strengthPerLevel))
  if (strength === 0) return []
  const planes = coloured ? `alls=${strength}:allf=t` : `c0s=${strength}:c0f=t`
  return [`format=yuv444p,noise=${planes}:all_seed=${seed % 2_147_483_647}`]
}
