import type { Craft } from '#camera/look.ts'

interface Frame {
  width: number
  height: number
  fps: number
}

/** Filters before the colour cube: the drawing is flattened, formed and given its ink on the engine's own colours. */
export function craftBefore(craft: Craft, frame: Frame): string[] {
  const filters: string[] = []
  if (craft.smooth || craft.tones || craft.form || craft.sharpen) filters.push('format=yuv444p')
  // Ink is drawn along the edges of the picture as it came, before its tones are made flat.
  const ink = craft.ink ?? 0
  if (ink > 0) filters.push('split[inked][drawn];[drawn]null')
  if (craft.smooth)
    filters.push(`bilateral=sigmaS=${pixels(4, frame)}:sigmaR=${(craft.smooth * 0.16).toFixed(3)}:planes=1`)
  if (craft.tones) filters.push(`lutyuv=y='${flatTones(craft.tones)}'`)
  if (craft.form) filters.push(`unsharp=lx=13:ly=13:la=${(craft.form * 1.5).toFixed(2)}:cx=3:cy=3:ca=0`)
  if (craft.sharpen) filters.push(`unsharp=lx=5:ly=5:la=${(craft.sharpen * 1.5).toFixed(2)}:cx=3:cy=3:ca=0`)
  if (ink > 0) filters.push(inkLines(ink, frame))
  return filters
}

/** Filters after the colour cube, on planar RGB: light that lies over the picture, the set's own blur and touch. */
export function craftAfter(craft: Craft, frame: Frame): string[] {
  const filters: string[] = []
  if (craft.flare) filters.push(flare(craft.flare, frame))
  if (craft.miniature) filters.push(miniature(craft.miniature, frame))
  if (craft.key || craft.blinds) filters.push(shade(craft, frame))
  for (const [index, wash] of (craft.washes ?? []).entries()) filters.push(washOver(wash, index, frame))
  if (craft.prints) filters.push(fingerprints(craft.prints, frame))
  if (craft.tracking) filters.push(tracking(craft.tracking, frame))
  if (craft.pumping) {
    const swing = (craft.pumping / 2).toFixed(4)
    filters.push(`eq=brightness='${swing}*sin(t*1.9)*(0.6+0.4*sin(t*0.83))':eval=frame,format=gbrp`)
  }
  return filters
}

/** Holds each new picture until the next one is due, without changing how many frames there are. */
export function held(craft: Craft | undefined, fps: number, filters: string): string {
  const cadence = craft?.cadence
  if (cadence === undefined || cadence >= fps) return filters
  // A hair late, so that a time that rounding put just before its tick still counts as on it.
  const tick = (time: string) => `floor(${time}*${cadence}+0.001)`
  const isNew = `isnan(prev_selected_t)+gt(${tick('t')},${tick('prev_selected_t')})`
  return `split[clock][film];[film]select='${isNew}',${filters},format=gbrp[pictures];[clock]format=gbrp[beat];[beat][pictures]overlay=format=gbrp:eof_action=repeat`
}

/** Pixels of a length that is told for 540 lines. */
const pixels = (at540: number, { height }: Frame): string => ((at540 * height) / 540).toFixed(2)

/** Steps with soft risers: tones are flat, and their borders do not crawl. */
function flatTones(tones: number): string {
  const scaled = `val/255*${tones}`
  return `clip((floor(${scaled})+clip((${scaled}-floor(${scaled})-0.5)*5+0.5,0,1))/${tones}*255,0,255)`
}

function inkLines(ink: number, frame: Frame): string {
  const strength = (3.2 * ink).toFixed(2)
  const lines = `format=gray,gblur=sigma=${pixels(0.7, frame)},sobel,lut=y='255-clip((val-34)*${strength},0,${Math.round(235 * ink)})',gblur=sigma=${pixels(0.35, frame)}`
  return `format=gbrp[painted];[inked]${lines},format=gbrp[ink];[painted][ink]blend=all_mode=multiply`
}

/** A picture that does not change, computed once from a formula for each channel and then repeated. */
function sheet(
  formula: { r: string; g: string; b: string },
  { width, height, fps }: Frame,
  reduce = 4,
): string {
  const size = `${Math.ceil(width / reduce)}x${Math.ceil(height / reduce)}`
  const { r, g, b } = formula
  return `color=c=black:s=${size}:r=${fps}:d=${(1 / fps).toFixed(5)},format=gbrp,geq=r='${r}':g='${g}':b='${b}',loop=loop=-1:size=1,scale=${width}:${height}:flags=bicubic,setsar=1,format=gbrp`
}

const grey = (value: string) => ({ r: value, g: value, b: value })

/** 1 at the place, 0 at the radius (in heights of the frame) and beyond, without an edge. */
function pool({ x, y, radius }: { x: number; y: number; radius: number }): string {
  const away = `hypot((X/W-${x})*W/H,Y/H-${y})/${radius}`
  return `pow(clip(1-pow(${away},2),0,1),1.5)`
}

const over = (sheetText: string, name: string, mode: string) =>
  `setsar=1[under${name}];${sheetText}[over${name}];[under${name}][over${name}]blend=all_mode=${mode}:shortest=1`

function shade({ key, blinds = 0 }: Craft, frame: Frame): string {
  const lamp = key === undefined ? '1' : `(1-${key.dark}*(1-${pool(key)}))`
  // Slats fall aslant and fade towards the far side of the room.
  const slats = `(1-${blinds}*clip(0.5+1.6*sin((Y/H+0.16*X/W)*58),0,1)*clip(1.15-X/W*0.9,0,1))`
  return over(
    sheet(grey(`255*${lamp}*${blinds > 0 ? slats : '1'}`), frame, blinds > 0 ? 2 : 4),
    'shade',
    'multiply',
  )
}

function washOver(wash: NonNullable<Craft['washes']>[number], index: number, frame: Frame): string {
  const { colour, amount } = wash
  const lit = (value: number) => `${Math.round(255 * value * amount)}*${pool(wash)}`
  return over(
    sheet({ r: lit(colour.r), g: lit(colour.g), b: lit(colour.b) }, frame),
    `wash${index}`,
    'screen',
  )
}

function flare(amount: number, { width }: Frame): string {
  const keep = 'clip((val-205)*5\\,0\\,255)'
  return `split[bright][streaks];[streaks]scale=iw/8:ih/4:flags=area,lutrgb=r='${keep}':g='${keep}':b='${keep}',gblur=sigma=${(width / 60).toFixed(1)}:sigmaV=0.4,colorchannelmixer=rr=0.25:gg=0.5:bb=1.1,lutrgb=r='clip(val*2.4,0,255)':g='clip(val*2.4,0,255)':b='clip(val*2.4,0,255)',format=gbrp[long];[long][bright]scale2ref=flags=bilinear[stretched][lit];[lit][stretched]blend=all_mode=screen:all_opacity=${amount.toFixed(3)}`
}

function miniature(radius: number, frame: Frame): string {
  const sigma = (radius * frame.width).toFixed(2)
  const far = 'clip((abs(Y/H-0.6)-0.17)/0.26,0,1)'
  // Two shares that add up to the picture: maskedmerge would wait for the end of a sheet that has none.
  const near = over(sheet(grey(`255*(1-${far})`), frame), 'near', 'multiply')
  const away = over(sheet(grey(`255*${far}`), frame), 'away', 'multiply')
  return `split[inFocus][outside];[outside]gblur=sigma=${sigma},${away}[blurred];[inFocus]${near}[sharp];[sharp][blurred]blend=all_mode=addition`
}

/** Rings like a thumb's, each pressed in a place of its own, moved a little for every new picture. */
function fingerprints(amount: number, frame: Frame): string {
  const row = 'floor(Y/58)'
  const cellX = `(mod(X+${row}*37+9*sin(${row}*5.3),78)-39)`
  const cellY = '(mod(Y,58)-29)'
  const rings = `sin(hypot(${cellX}*0.75+5*sin(${row}*2.1),${cellY}+11)*1.9)*exp(-(${cellX}*${cellX}/420+${cellY}*${cellY}/260))`
  const lumps = `0.7*sin(X*0.11+3*sin(Y*0.043))*sin(Y*0.093+2*sin(X*0.037))`
  const formula = `128+${(amount * 74).toFixed(1)}*(${rings}+${lumps})`
  const larger = { ...frame, width: frame.width + 32, height: frame.height + 32 }
  const reduce = frame.height / 405
  const moved = `crop=${frame.width}:${frame.height}:x='mod(n*13,32)':y='mod(n*7,32)'`
  return over(`${sheet(grey(formula), larger, Math.max(1, reduce))},${moved}`, 'prints', 'overlay')
}

/** One line that wanders down the tape, shifted and full of noise, and one at the foot where the heads change. */
function tracking(amount: number, { width, height }: Frame): string {
  const strip = Math.max(4, Math.round(height / 22))
  const foot = Math.max(2, Math.round(height / 40))
  const shift = Math.round(width * 0.03 * amount)
  const wander = (room: string) =>
    `mod(n*${Math.max(1, Math.round(height / 90))}+${Math.round(height * 0.62)},${room})`
  const noise = `noise=alls=${Math.round(70 * amount)}:allf=t+a`
  return [
    `split=3[tape][line][heads]`,
    `;[line]crop=iw:${strip}:0:'${wander(`ih-${strip}`)}',${noise},eq=brightness=0.08:saturation=0.4,format=gbrp[torn]`,
    `;[heads]crop=iw:${foot}:0:ih-${foot},${noise},format=gbrp[foot]`,
    `;[tape][torn]overlay=x=${shift}:y='${wander(`H-${strip}`)}':format=gbrp[once];[once][foot]overlay=x=${-2 * shift}:y=H-${foot}:format=gbrp`,
  ].join('')
}
