import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { fitInput } from '#catalog/fit-input.ts'
import { safeLimits } from '#catalog/vendor-limits.ts'
import { makePoster, makeSprite } from '#media/derive.ts'
import { probeFile } from '#media/probe.ts'
import { writeVendorVideo } from '#media/vendor-video.ts'
import { clips } from '../harness/clips.ts'

const folder = await mkdtemp(join(tmpdir(), 'dailies-hdr-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
const at = (name: string) => join(folder, name)
const signal = new AbortController().signal

/** How bright the four bars are, 0–255, in the picture or in its upper left part of that width. */
async function barsOf(path: string, width: number) {
  const { data, info } = await sharp(path).greyscale().raw().toBuffer({ resolveWithObject: true })
  return [1, 3, 5, 7].map((eighth) => data[20 * info.width + Math.round((width * eighth) / 8)] ?? -1)
}

function expectSdr([black = 255, grey = 0, white = 0, light = 0]: number[]) {
  expect(black).toBeLessThan(6)
  expect(grey).toBeGreaterThan(98)
  expect(grey).toBeLessThan(118)
  expect(white).toBeGreaterThan(205)
  expect(white).toBeLessThan(228)
  expect(light).toBeGreaterThan(248)
}

describe.each(['pq', 'hlg'] as const)('%s', (kind) => {
  test('grey, white and lights stand in poster and sprite where SDR has them', async () => {
    const path = await clips.hdr(kind)
    const probe = await probeFile(path, signal)
    expect(probe).toMatchObject({ hdr: kind, width: 160, height: 90 })
    await makePoster(path, at('poster.webp'), probe, signal)
    expectSdr(await barsOf(at('poster.webp'), 160))
    await makeSprite(path, at('sprite.jpg'), probe, signal)
    expectSdr(await barsOf(at('sprite.jpg'), 160))
  })

  test('no vendor gets it as it is: it goes as plain H.264', async () => {
    const path = await clips.hdr(kind)
    const fit = fitInput({ ...(await probeFile(path, signal)) }, safeLimits.video)
    if (fit.do !== 'video') throw new Error(`This clip is sent as it is: ${fit.do}`)
    await writeVendorVideo(path, at('sent.mp4'), fit, { signal })
    const sent = await probeFile(at('sent.mp4'), signal)
    expect(sent).toMatchObject({ hdr: null, videoCodec: 'h264', width: 160, height: 90 })
    await makePoster(at('sent.mp4'), at('sent.webp'), sent, signal)
    expectSdr(await barsOf(at('sent.webp'), 160))
  })
})

test('a poster has the colours of its video, whose matrix is not that of stills', async () => {
  const wanted = { size: { width: 64, height: 36 }, fps: null, hdr: null, maxBytes: 1e6, durationSeconds: 2 }
  await writeVendorVideo(await clips.silentVideo('0x00c040'), at('green.mp4'), wanted, { signal })
  const probe = await probeFile(at('green.mp4'), signal)
  await makePoster(at('green.mp4'), at('green.webp'), probe, signal)
  const { channels } = await sharp(at('green.webp')).stats()
  expect(channels.map(({ mean }) => Math.round(mean / 8) * 8)).toEqual([0, 192, 64])
})
