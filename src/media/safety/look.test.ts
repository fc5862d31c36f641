import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { lookAtPicture } from './look.ts'

const picture = (name: string) => fileURLToPath(new URL(`../../site/media/${name}.webp`, import.meta.url))

test('plain pictures pass, in any shape; what is no picture is said to be none', {
  timeout: 60_000,
}, async () => {
  const looks = ['cabin', 'city', 'desert-strip', 'lake-strip'].map((name) => lookAtPicture(picture(name)))
  for (const sexual of await Promise.all(looks)) expect(sexual).toBeLessThan(0.5)
  expect(await lookAtPicture(fileURLToPath(import.meta.url))).toBeNull()
})
