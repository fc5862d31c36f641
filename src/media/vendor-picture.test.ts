import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, onTestFinished, test } from 'vitest'
import { type PictureFacts, readPictureFacts, vendorPictureOf, writeVendorPicture } from './vendor-picture.ts'

const plain: PictureFacts = {
  contentType: 'image/jpeg',
  width: 1920,
  height: 1080,
  bytes: 1_000_000,
  turned: false,
  hasAlpha: false,
}

test('what every vendor reads goes as it is; the rest becomes JPEG, or PNG where it is transparent', () => {
  expect(vendorPictureOf(plain)).toBeNull()
  expect(vendorPictureOf({ ...plain, contentType: 'image/webp', hasAlpha: true })).toBeNull()
  expect(vendorPictureOf({ ...plain, contentType: 'image/avif' })).toEqual({ format: 'jpeg', side: null })
  expect(vendorPictureOf({ ...plain, contentType: 'image/gif', hasAlpha: true })).toEqual({
    format: 'png',
    side: null,
  })
  expect(vendorPictureOf({ ...plain, turned: true })).toEqual({ format: 'jpeg', side: null })
  expect(vendorPictureOf({ ...plain, height: 9_000 })).toEqual({ format: 'jpeg', side: 4_096 })
  expect(vendorPictureOf({ ...plain, bytes: 30_000_000 })).toEqual({ format: 'jpeg', side: 4_096 })
})

test('a picture that lies on its side stands upright, and the original stays as it is', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dailies-vendor-picture-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const [from, out] = [join(folder, 'from.jpg'), join(folder, 'out.jpg')]
  const blank = { width: 40, height: 20, channels: 3 as const, background: 'red' }
  await sharp({ create: blank }).withMetadata({ orientation: 6 }).jpeg().toFile(from)
  const facts = await readPictureFacts(from, { contentType: 'image/jpeg', bytes: 500 })
  expect(facts).toMatchObject({ turned: true, hasAlpha: false })
  const wanted = vendorPictureOf(facts)
  if (wanted === null) throw new Error('It was to be turned.')
  await writeVendorPicture(from, out, wanted)
  const made = await sharp(out).metadata()
  expect([made.width, made.height, made.orientation ?? 1]).toEqual([20, 40, 1])
  expect((await sharp(from).metadata()).orientation).toBe(6)
})
