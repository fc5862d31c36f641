import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { SpokenWord } from '#contract/asset.ts'
import { source } from '#media/command.ts'
import { h264, sameBytes, toBt709 } from '#media/encode.ts'
import { runMedia } from '#media/run.ts'
import { clips } from '../../../test/harness/clips.ts'
import { inputFile, openLocalEngines } from '../../../test/harness/local-render.ts'

const local = await openLocalEngines()
afterAll(() => local.close())
const signal = new AbortController().signal
const [width, height, fps] = [180, 320, 24]

/** A clip as our own engines make it: all of one grey, so that only words have another brightness. */
async function greyClip(seconds: number): Promise<string> {
  const path = join(local.root, `grey-${seconds}.mp4`)
  const graph = `color=c=0x808080:s=${width}x${height}:r=${fps}:d=${seconds},setsar=1,${toBt709}[out]`
  const args = ['-filter_complex', graph, '-map', '[out]', ...h264(fps), ...sameBytes]
  await runMedia({ program: 'ffmpeg', args: [...args, { output: path }] }, { cwd: local.root, signal })
  return path
}

const voice = async (seconds: number, items: SpokenWord[]) => ({
  ...inputFile('voice', await clips.tone(seconds)),
  words: { timing: 'exact' as const, items },
})
const word = (text: string, startSeconds: number, endSeconds: number) => ({
  ...{ word: text, startSeconds, endSeconds },
})

interface Wish {
  voiceAt: number[]
  captions: string
}
const filmOf = async (wish: Wish, seconds: number, voices: Awaited<ReturnType<typeof voice>>[]) =>
  local.render('film', { width, height, fps, transitions: [], ...wish }, [
    inputFile('video', await greyClip(seconds)),
    ...voices,
  ])

/** Of each frame, how many of its pixels are white, and the rows where they begin and end. */
async function whiteRows(path: string) {
  const frames = await local.frames(path, width, height)
  return frames.map((frame) => {
    const rows: number[] = []
    for (let pixel = 0; pixel < width * height; pixel++)
      if (frame.readUInt8(pixel * 4) > 220) rows.push(Math.floor(pixel / width))
    return { white: rows.length, from: Math.min(...rows), to: Math.max(...rows) }
  })
}

async function packetHashes(path: string): Promise<string[]> {
  const entries = ['-show_packets', '-show_entries', 'packet=data_hash', '-show_data_hash', 'sha256']
  const args = ['-v', 'error', '-of', 'csv=p=0', '-select_streams', 'v:0', ...entries, ...source(path)]
  const { output } = await runMedia({ program: 'ffprobe', args }, { cwd: local.root, signal })
  return output.toString('utf8').trim().split('\n')
}

describe('what is said in a film', () => {
  test('burned: it is seen while it is said, above the foot; seconds without words are copied; its times are the film’s', async () => {
    const said = await voice(1, [word('Night', 0, 0.4), word('falls.', 0.4, 0.9)])
    const film = await filmOf({ voiceAt: [2.25], captions: 'burned' }, 5, [said])
    expect(film.facts).toMatchObject({
      captions: 'burned',
      wordTiming: 'exact',
      words: [word('Night', 2.25, 2.65), word('falls.', 2.65, 3.15)],
    })
    const frames = await whiteRows(film.path)
    const seen = frames.flatMap(({ white }, index) => (white > 20 ? [index] : []))
    expect(seen).toEqual(Array.from({ length: 31 }, (_, index) => 54 + index))
    for (const index of seen) {
      expect(frames[index]?.from).toBeGreaterThan(height / 2)
      expect(frames[index]?.to).toBeLessThan(height * 0.8)
    }
    const own = new Set(await packetHashes(await greyClip(5)))
    const kept = (await packetHashes(film.path)).map((hash) => own.has(hash))
    // Key frames carry their headers in a film, so that only the others are the same bytes.
    const isKept = (from: number, to: number) => kept.slice(from, to).filter((_, at) => (from + at) % fps > 0)
    expect([...isKept(0, 48), ...isKept(96, 120)]).not.toContain(false)
    expect(isKept(48, 96)).toContain(false)
  })

  test('letters that the font lacks are never boxes: the text becomes a track for players, and that is said', async () => {
    const said = await voice(1, [word('Über', 0, 0.4), word('夜。', 0.4, 0.9)])
    const film = await filmOf({ voiceAt: [0.5], captions: 'burned' }, 3, [said])
    expect(film.facts).toMatchObject({ captions: 'track', captionsLack: '夜。' })
    const args = ['-v', 'error', ...source(film.path), '-map', '0:s:0', '-f', 'webvtt', 'pipe:1']
    const { output } = await runMedia({ program: 'ffmpeg', args }, { cwd: local.root, signal })
    expect(output.toString('utf8').trim()).toBe('WEBVTT\n\n00:00.500 --> 00:01.800\nÜber 夜。')
    expect((await whiteRows(film.path)).every(({ white }) => white === 0)).toBe(true)
  })

  test('two voices are never heard at once, and the last picture waits for the last word', async () => {
    const first = await voice(2, [word('One.', 0, 2)])
    const second = await voice(1, [word('Two.', 0, 1)])
    const film = await filmOf({ voiceAt: [0.5, 1], captions: 'none' }, 3, [first, second])
    expect(film.facts).toMatchObject({
      captions: 'none',
      heldFromSeconds: 3,
      words: [word('One.', 0, 2), word('Two.', 2.3, 3.3)],
    })
    const { durationSeconds } = film.probe
    expect(durationSeconds).toBeCloseTo(3.3 + 0.8, 1)
    const frames = await local.frames(film.path, 2, 2)
    expect(frames.length).toBe(Math.round((durationSeconds ?? 0) * fps))
    expect(frames.at(-1)?.readUInt8(0)).toBeCloseTo(128, -1)
  })
})
