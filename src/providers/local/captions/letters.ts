import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { create, type Font } from 'fontkit'

/** Outlines of a line of text, side by side on a base line; y points up. All lengths are in units of the font. */
export interface InkedLine {
  outlines: { svg: string; x: number }[]
  width: number
}

/** The parts in which the package ships Inter, the most usual letters first. */
const parts = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext', 'vietnamese']
/** All parts are drawn on the same grid. */
export const unitsPerEm = 2_048

const opened = new Map<string, Font>()

function openPart(part: string): Font {
  const known = opened.get(part)
  if (known) return known
  const address = import.meta.resolve(`@fontsource/inter/files/inter-${part}-700-normal.woff`)
  const font = create(readFileSync(fileURLToPath(address)))
  if (!('layout' in font)) throw new TypeError('A collection of fonts is no font.')
  opened.set(part, font)
  return font
}

/** Signs that no text font draws and no reader misses. */
const pictographs = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Cf}|\p{Variation_Selector}/gu

/** Sets a line of text by the font's own spacing; what has no outline in it is named instead of drawn as a box. */
export function inkLine(text: string): InkedLine | { missing: string } {
  const outlines: InkedLine['outlines'] = []
  let width = 0
  for (const { font, letters } of runsOf(text.normalize('NFC').replaceAll(pictographs, ''))) {
    if (font === null) return { missing: letters }
    const { glyphs, positions } = font.layout(letters)
    for (const [index, glyph] of glyphs.entries()) {
      const { xAdvance = 0, xOffset = 0 } = positions[index] ?? {}
      outlines.push({ svg: glyph.path.toSVG(), x: width + xOffset })
      width += xAdvance
    }
  }
  return { outlines, width }
}

interface LetterRun {
  /** Null: no part has these. */
  font: Font | null
  letters: string
}

/** Neighbours that one part can set together: it goes on as long as it has the letter. */
function runsOf(text: string): LetterRun[] {
  const runs: LetterRun[] = []
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0
    const run = runs.at(-1)
    if (run?.font?.hasGlyphForCodePoint(code)) {
      run.letters += letter
      continue
    }
    const font = parts.map(openPart).find((part) => part.hasGlyphForCodePoint(code)) ?? null
    if (run && run.font === font) run.letters += letter
    else runs.push({ font, letters: letter })
  }
  return runs
}
