import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { InputLimits } from '#contract/input-limits.ts'
import { findEngine } from './engines.ts'
import { type FileFacts, fitInput, impossible, sizeWithin } from './fit-input.ts'
import { limitsByRole, limitsOf } from './input-limits.ts'
import { safeLimits, vendorLimits } from './vendor-limits.ts'

const photo: FileFacts = {
  kind: 'image',
  contentType: 'image/jpeg',
  bytes: 1_000_000,
  width: 1920,
  height: 1080,
  durationSeconds: null,
  fps: null,
  videoCodec: null,
  hasAlpha: false,
  turned: false,
  hdr: null,
}
const clip: FileFacts = {
  ...photo,
  kind: 'video',
  contentType: 'video/mp4',
  durationSeconds: 8,
  fps: 24,
  videoCodec: 'h264',
}
const voice: FileFacts = {
  ...photo,
  kind: 'audio',
  contentType: 'audio/mpeg',
  width: null,
  height: null,
  durationSeconds: 20,
}
const { image, video, audio } = safeLimits
const within = (size: { width: number; height: number }) => ({
  do: 'picture',
  size,
  maxBytes: image.maxBytes,
})

describe('pictures', () => {
  test('what a vendor reads goes as it is; the rest is made anew in a format of its list', () => {
    const same = { width: 1920, height: 1080 }
    expect(fitInput(photo, image)).toEqual({ do: 'nothing' })
    expect(fitInput({ ...photo, contentType: 'image/webp', hasAlpha: true }, image)).toEqual({
      do: 'nothing',
    })
    expect(fitInput({ ...photo, contentType: 'image/avif' }, image)).toEqual({
      ...within(same),
      format: 'jpeg',
    })
    expect(fitInput({ ...photo, contentType: 'image/gif', hasAlpha: true }, image)).toEqual({
      ...within(same),
      format: 'png',
    })
    expect(fitInput({ ...photo, turned: true }, image)).toEqual({ ...within(same), format: 'jpeg' })
    expect(fitInput({ ...photo, bytes: 30_000_000 }, image)).toEqual({ ...within(same), format: 'jpeg' })
    expect(
      fitInput({ ...photo, contentType: 'image/webp' }, vendorLimits.kling?.image ?? image),
    ).toMatchObject({ format: 'jpeg' })
  })

  test('too large becomes as large as may be; too small or too long is refused with what to do', () => {
    expect(fitInput({ ...photo, width: 12_000, height: 9_000 }, image)).toMatchObject({
      size: { width: 8_192, height: 6_144 },
    })
    expect(
      fitInput({ ...photo, width: 6_000, height: 4_000 }, { ...image, maxPixels: 6_000_000 }),
    ).toMatchObject({ size: { width: 3_000, height: 2_000 } })
    const kling = vendorLimits.kling?.image ?? image
    expect(fitInput({ ...photo, width: 320, height: 180 }, kling)).toMatchObject({
      do: 'refuse',
      limit: 'side',
      why: expect.stringContaining('300'),
      next: expect.stringContaining('upscale'),
    })
    expect(fitInput({ ...photo, width: 3_000, height: 1_000 }, kling)).toMatchObject({
      do: 'refuse',
      limit: 'ratio',
      why: expect.stringContaining('2.5 times as wide'),
      next: expect.stringContaining('Crop'),
    })
    expect(fitInput({ ...photo, width: 1_000, height: 3_000 }, kling)).toMatchObject({
      do: 'refuse',
      limit: 'ratio',
      why: expect.stringContaining('2.5 times as high'),
    })
  })

  test('a mask that is made anew keeps every pixel', () => {
    const engine = findEngine('gpt-image-2')
    const limits = engine ? limitsByRole(engine, 'i2i') : {}
    expect(limits.mask?.formats[0]).toBe('image/png')
    expect(limits.reference?.formats[0]).toBe('image/jpeg')
  })
})

describe('videos and sounds', () => {
  test('H.264 in MP4 or MOV goes as it is; other codecs, large files, fast, turned and HDR ones are encoded anew', () => {
    expect(fitInput(clip, video)).toEqual({ do: 'nothing' })
    expect(fitInput({ ...clip, contentType: 'video/quicktime' }, video)).toEqual({ do: 'nothing' })
    const anew = {
      do: 'video',
      size: { width: 1920, height: 1080 },
      fps: null,
      hdr: null,
      maxBytes: video.maxBytes,
      durationSeconds: 8,
    }
    expect(fitInput({ ...clip, videoCodec: 'hevc' }, video)).toEqual(anew)
    expect(fitInput({ ...clip, contentType: 'video/webm', videoCodec: 'vp9' }, video)).toEqual(anew)
    expect(fitInput({ ...clip, bytes: 400_000_000 }, video)).toEqual(anew)
    expect(fitInput({ ...clip, turned: true }, video)).toEqual(anew)
    expect(fitInput({ ...clip, hdr: 'hlg' }, video)).toEqual({ ...anew, hdr: 'hlg' })
    expect(fitInput({ ...clip, fps: 120 }, video)).toEqual({ ...anew, fps: 60 })
    expect(fitInput({ ...clip, width: 7_680, height: 4_321 }, video)).toMatchObject({
      size: { width: 4_096, height: 2_304 },
    })
  })

  test('nothing is cut by itself: too long is refused, and says how long it may be', () => {
    expect(fitInput({ ...clip, durationSeconds: 14.2 }, { ...video, maxSeconds: 10 })).toMatchObject({
      do: 'refuse',
      limit: 'seconds',
      why: 'takes at most 10 s; this one has 14.2 s.',
      next: 'Cut it to 10 s and add the cut video.',
    })
    expect(fitInput({ ...clip, durationSeconds: 10.05 }, { ...video, maxSeconds: 10 })).toEqual({
      do: 'nothing',
    })
    expect(fitInput({ ...voice, durationSeconds: 1 }, { ...audio, minSeconds: 2 })).toMatchObject({
      limit: 'seconds',
    })
    expect(fitInput({ ...clip, bytes: 2e9, durationSeconds: 3_600 }, video)).toMatchObject({
      do: 'refuse',
      limit: 'bytes',
      next: 'Cut it to 1200 s and add the cut video.',
    })
  })

  test('a sound in another format, or too large, becomes MP3', () => {
    expect(fitInput(voice, audio)).toEqual({ do: 'nothing' })
    const mp3 = { do: 'sound', maxBytes: audio.maxBytes, durationSeconds: 20 }
    expect(fitInput({ ...voice, contentType: 'audio/flac' }, audio)).toEqual(mp3)
    expect(fitInput({ ...voice, contentType: 'audio/wav', bytes: 20_000_000 }, audio)).toEqual(mp3)
  })
})

const limits: fc.Arbitrary<InputLimits> = fc.record({
  formats: fc.constant(['image/jpeg', 'image/png']),
  maxBytes: fc.integer({ min: 1_000_000, max: 50_000_000 }),
  minSide: fc.integer({ min: 1, max: 320 }),
  maxSide: fc.integer({ min: 2_600, max: 9_000 }),
  maxPixels: fc.integer({ min: 1_000_000, max: 60_000_000 }),
  minRatio: fc.constant(0.4),
  maxRatio: fc.constant(2.5),
})
const pictures: fc.Arbitrary<FileFacts> = fc.record({
  kind: fc.constant('image'),
  contentType: fc.constantFrom('image/jpeg', 'image/png', 'image/webp', 'image/avif'),
  bytes: fc.integer({ min: 1, max: 100_000_000 }),
  width: fc.integer({ min: 1, max: 20_000 }),
  height: fc.integer({ min: 1, max: 20_000 }),
  durationSeconds: fc.constant(null),
  fps: fc.constant(null),
  videoCodec: fc.constant(null),
  hasAlpha: fc.boolean(),
  turned: fc.boolean(),
  hdr: fc.constant(null),
})

describe('laws', () => {
  test('what comes of a picture is within every limit, and asked again nothing is to be done', () => {
    fc.assert(
      fc.property(pictures, limits, (facts, most) => {
        const fit = fitInput(facts, most)
        if (fit.do === 'refuse') {
          expect(impossible(facts, most)).toEqual(fit)
          return
        }
        const made =
          fit.do === 'picture'
            ? {
                ...facts,
                ...fit.size,
                contentType: `image/${fit.format}`,
                bytes: fit.maxBytes,
                turned: false,
              }
            : facts
        expect(impossible(made, most)).toBeNull()
        expect(fitInput(made, most)).toEqual({ do: 'nothing' })
      }),
    )
  })

  test('a picture is never enlarged, and keeps its shape to a pixel', () => {
    fc.assert(
      fc.property(pictures, limits, ({ width, height }, most) => {
        const size = sizeWithin({ width, height }, most)
        expect(size.width).toBeLessThanOrEqual(width ?? 0)
        expect(size.height).toBeLessThanOrEqual(height ?? 0)
        const [w, h] = [width ?? 1, height ?? 1]
        expect(Math.abs(size.height - (size.width * h) / w)).toBeLessThanOrEqual(Math.max(1, h / w) + 1e-6)
      }),
    )
  })
})

test('an engine by two vendors takes what both take; one of this machine takes all', () => {
  const flux = findEngine('flux-2-pro')
  const [input] = flux?.modes.i2i?.inputs ?? []
  const limits = flux && input ? limitsOf(flux, input) : null
  expect(limits).toMatchObject({ maxPixels: 20_000_000, maxBytes: 20_000_000 })
  const local = findEngine('photo-motion')
  const [frame] = local?.modes.i2v?.inputs ?? []
  expect(local && frame ? limitsOf(local, frame) : 'none').toBeNull()
})
