import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'

/** Draws the mark of `src/web/ui/logo.tsx` in every size that browsers and phones ask for: `node tools/app-icons.ts`. */
const folder = fileURLToPath(new URL('../src/web/public', import.meta.url))
// --accent-edge, --bg and --fg of the dark theme; renderers of icons know no oklch.
const accent = '#fb903c'
const ground = '#101010'
const ink = '#eeeeee'

const mark = (bar: string) =>
  `<rect x="2" y="3" width="3.5" height="14" rx="1" ${bar}/><path d="M8 3h2.5a7 7 0 0 1 0 14H8z" fill="${accent}"/>`
const svg = (size: number, body: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}">${body}</svg>\n`

/** The mark on its ground; `share` is how much of the side it takes. */
function icon(share: number, radius: number): Buffer {
  const side = 20 / share
  // The mark's own middle: it is 15.5 wide and begins at 2.
  const left = side / 2 - 9.75
  const top = side / 2 - 10
  const plate = `<rect width="${side}" height="${side}" rx="${side * radius}" fill="${ground}"/>`
  return Buffer.from(
    svg(side, `${plate}<g transform="translate(${left} ${top})">${mark(`fill="${ink}"`)}</g>`),
  )
}

async function png(name: string, size: number, drawing: Buffer) {
  const picture = await sharp(drawing, { density: 1200 })
    .resize(size, size)
    .png({ compressionLevel: 9, palette: true })
    .toBuffer()
  await writeFile(join(folder, name), picture)
}

const style = `<style>.bar{fill:#161616}@media(prefers-color-scheme:dark){.bar{fill:${ink}}}</style>`
await writeFile(join(folder, 'favicon.svg'), svg(20, `<title>Dailies</title>${style}${mark('class="bar"')}`))
await png('icon-192.png', 192, icon(0.62, 0.22))
await png('icon-512.png', 512, icon(0.62, 0.22))
// The platform cuts these to its own shape: a circle of 80 % always stays.
await png('icon-maskable-512.png', 512, icon(0.5, 0))
await png('apple-touch-icon.png', 180, icon(0.56, 0))
