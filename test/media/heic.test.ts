import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { unpackHeic } from '#media/heic.ts'

const folder = await mkdtemp(join(tmpdir(), 'dailies-heic-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
const calm = new AbortController().signal

/**
 * 96 × 64 pixels in four colours (red, green; blue, grey), with the profile Display P3 and, as a phone writes it, one quarter
 * turn to the right. Drawn by us, encoded by libheif's `heif-enc`.
 */
const phone = fileURLToPath(new URL('turned.heic', import.meta.url))

async function colourAt(path: string, left: number, top: number): Promise<string> {
  const { data } = await sharp(path)
    .extract({ left, top, width: 1, height: 1 })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const [red = 0, green = 0, blue = 0] = data
  if (Math.max(red, green, blue) - Math.min(red, green, blue) < 30) return 'grey'
  if (red > green && red > blue) return 'red'
  return green > blue ? 'green' : 'blue'
}

test('a picture of a phone stands upright, with its colours and nothing that would turn it again', {
  timeout: 30_000,
}, async () => {
  const out = join(folder, 'out')
  expect(await unpackHeic(phone, out, calm)).toBe('jpeg')
  const { format, width, height, orientation, exif, icc } = await sharp(out).metadata()
  expect({ format, width, height, orientation, exif }).toEqual({ format: 'jpeg', width: 64, height: 96 })
  expect(icc?.toString('latin1')).toContain('acsp')
  const corners = [
    [4, 4],
    [60, 4],
    [4, 92],
    [60, 92],
  ] as const
  const seen = await Promise.all(corners.map(([left, top]) => colourAt(out, left, top)))
  expect(seen).toEqual(['blue', 'red', 'grey', 'green'])
})

test('a damaged one is told from a good one, and leaves nothing', { timeout: 30_000 }, async () => {
  const [cut, out] = [join(folder, 'cut.heic'), join(folder, 'never')]
  await writeFile(cut, (await readFile(phone)).subarray(0, 700))
  await expect(unpackHeic(cut, out, calm)).rejects.toMatchObject({ code: 'corrupt_media' })
  expect(await readdir(folder)).not.toContain('never')
})

test('a stop is heard', async () => {
  const stop = new AbortController()
  const work = unpackHeic(phone, join(folder, 'stopped'), stop.signal)
  stop.abort(new Error('enough'))
  await expect(work).rejects.toThrow('enough')
})
