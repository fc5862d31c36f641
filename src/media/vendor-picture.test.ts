import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { writeVendorPicture } from './vendor-picture.ts'

const folder = await mkdtemp(join(tmpdir(), 'dailies-vendor-picture-'))
afterAll(() => rm(folder, { recursive: true }))
const at = (name: string) => join(folder, name)

test('a picture that lies on its side stands upright, and the original stays as it is', async () => {
  const blank = { width: 40, height: 20, channels: 3 as const, background: 'red' }
  await sharp({ create: blank }).withMetadata({ orientation: 6 }).jpeg().toFile(at('from.jpg'))
  const wanted = { format: 'jpeg', size: { width: 20, height: 40 }, maxBytes: 1_000_000 } as const
  await writeVendorPicture(at('from.jpg'), at('out.jpg'), wanted)
  const made = await sharp(at('out.jpg')).metadata()
  expect([made.width, made.height, made.orientation ?? 1]).toEqual([20, 40, 1])
  expect((await sharp(at('from.jpg')).metadata()).orientation).toBe(6)
})

test('what is transparent stays so in PNG and WebP, and is white in JPEG', async () => {
  const clear = { width: 10, height: 10, channels: 4 as const, background: { r: 0, g: 0, b: 0, alpha: 0 } }
  await sharp({ create: clear }).png().toFile(at('clear.png'))
  for (const [format, colour] of [
    ['png', [0, 0, 0, 0]],
    ['webp', [0, 0, 0, 0]],
    ['jpeg', [255, 255, 255, 255]],
  ] as const) {
    const size = { width: 10, height: 10 }
    await writeVendorPicture(at('clear.png'), at(format), { format, size, maxBytes: 1_000_000 })
    expect([format, ...(await sharp(at(format)).ensureAlpha().raw().toBuffer()).subarray(0, 4)]).toEqual([
      format,
      ...colour,
    ])
  }
})

test('noise that is too heavy loses quality first, then size', async () => {
  const noise = Buffer.from(Array.from({ length: 400 * 300 * 3 }, (_, index) => (index * 7_919) % 251))
  await sharp(noise, { raw: { width: 400, height: 300, channels: 3 } })
    .png()
    .toFile(at('noise.png'))
  const size = { width: 400, height: 300 }
  for (const [maxBytes, isWhole] of [
    [90_000, true],
    [6_000, false],
  ] as const) {
    await writeVendorPicture(at('noise.png'), at('less.jpg'), { format: 'jpeg', size, maxBytes })
    expect((await stat(at('less.jpg'))).size).toBeLessThanOrEqual(maxBytes)
    expect((await sharp(at('less.jpg')).metadata()).width === 400).toBe(isWhole)
  }
  const nothing = { format: 'png', size, maxBytes: 10 } as const
  await expect(writeVendorPicture(at('noise.png'), at('never.png'), nothing)).rejects.toMatchObject({
    code: 'too_large',
  })
})
