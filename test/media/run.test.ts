import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { getPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Argument } from '#media/command.ts'
import { source } from '#media/command.ts'
import { h264, rawFrames, sameBytes, toBt709 } from '#media/encode.ts'
import { runMedia } from '#media/run.ts'
import { type Scratch, scratchFolder } from '#media/scratch.ts'
import { clips } from '../harness/clips.ts'

const scratch = (): Promise<Scratch> => scratchFolder(join(tmpdir(), 'dailies-run-test'))
const never = new AbortController().signal
const asRoot = process.getuid?.() === 0
const onLinux = process.platform === 'linux'

/** Processes that still carry a mark of ours in their arguments. */
function alive(mark: string): string[] {
  const lines = execFileSync('ps', ['-e', '-ww', '-o', 'pid,stat,args'], { encoding: 'utf8' }).split('\n')
  return lines.filter((line) => line.includes(mark) && !line.includes('ps -e') && !/^\s*\d+\s+Z/.test(line))
}

const endless = (name: string): Argument[] => [
  ...['-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=24', '-c:v', 'libx264', '-preset', 'ultrafast'],
  ...['-f', 'matroska', { output: name }],
]

describe('runMedia', () => {
  test('tells progress up to the end', async () => {
    await using folder = await scratch()
    const seen: number[] = []
    const result = await runMedia(
      {
        program: 'ffmpeg',
        args: [
          ...['-re', '-f', 'lavfi', '-i', 'testsrc2=size=160x90:rate=24:duration=1.6'],
          ...[...h264(24), ...sameBytes, { output: join(folder.path, 'out.mp4') }],
        ],
        durationSeconds: 1.6,
      },
      { cwd: folder.path, signal: never, onProgress: (fraction) => seen.push(fraction) },
    )
    expect(seen.length).toBeGreaterThan(2)
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    expect(seen.at(-1)).toBe(1)
    expect(result.progress.frame).toBe(39)
  })

  test('an abort ends the whole group at once and throws the reason', async () => {
    await using folder = await scratch()
    const mark = `abort-${process.pid}.mkv`
    const controller = new AbortController()
    const reason = new Error('the user pressed cancel')
    const running = runMedia(
      { program: 'ffmpeg', args: endless(join(folder.path, mark)), durationSeconds: 1_000 },
      { cwd: folder.path, signal: controller.signal, onProgress: () => controller.abort(reason) },
    )
    await expect(running).rejects.toBe(reason)
    expect(alive(mark)).toEqual([])
  })

  test('a signal that was aborted before starts nothing', async () => {
    await using folder = await scratch()
    const running = runMedia(
      { program: 'ffmpeg', args: endless('x.mkv') },
      { cwd: folder.path, signal: AbortSignal.abort() },
    )
    await expect(running).rejects.toThrow()
    expect(await readdir(folder.path)).toEqual([])
  })

  test('too long and not moving are different errors, and neither leaves a process', async () => {
    await using folder = await scratch()
    const mark = `late-${process.pid}.mkv`
    const late = runMedia(
      { program: 'ffmpeg', args: endless(join(folder.path, mark)) },
      { cwd: folder.path, signal: never, limits: { seconds: 0.6 } },
    )
    await expect(late).rejects.toMatchObject({ code: 'media_timeout' })
    const stalled = runMedia(
      {
        program: 'ffmpeg',
        args: [...rawFrames(64, 64, 24), '-f', 'matroska', { output: join(folder.path, mark) }],
      },
      {
        cwd: folder.path,
        signal: never,
        limits: { stallSeconds: 0.6 },
        feed: (write) => write(new Uint8Array(100)).then(() => new Promise(() => {})),
      },
    )
    await expect(Promise.race([stalled, wait(8_000)])).rejects.toMatchObject({ code: 'media_stalled' })
    expect(alive(mark)).toEqual([])
  })

  test('feeds frames with back-pressure; a feeder that breaks ends the child with its own error', async () => {
    await using folder = await scratch()
    const out = join(folder.path, 'fed.mp4')
    const args = [...rawFrames(320, 180, 24), '-vf', toBt709, ...h264(24), ...sameBytes, { output: out }]
    let largestWait = 0
    const { progress } = await runMedia(
      { program: 'ffmpeg', args },
      {
        cwd: folder.path,
        signal: never,
        feed: async (write) => {
          for (let frame = 0; frame < 48; frame++) {
            const before = performance.now()
            await write(new Uint8Array(320 * 180 * 4).fill(frame * 5))
            largestWait = Math.max(largestWait, performance.now() - before)
          }
        },
      },
    )
    expect(progress.frame).toBe(48)
    expect(largestWait).toBeGreaterThan(0)
    const broken = runMedia(
      { program: 'ffmpeg', args },
      { cwd: folder.path, signal: never, feed: () => Promise.reject(new Error('the painter fell over')) },
    )
    await expect(broken).rejects.toThrow('the painter fell over')
  })

  test('a child that ends before it was fed tells its own reason', async () => {
    await using folder = await scratch()
    const running = runMedia(
      { program: 'ffmpeg', args: [...rawFrames(320, 180, 24), '-vf', 'no_such_filter', '-f', 'null', '-'] },
      {
        cwd: folder.path,
        signal: never,
        feed: async (write) => {
          for (let frame = 0; frame < 1_000; frame++) await write(new Uint8Array(320 * 180 * 4))
        },
      },
    )
    await expect(running).rejects.toMatchObject({
      code: 'media_failed',
      cause: { message: expect.stringContaining('no_such_filter') },
    })
  })

  test('a missing program says how to get it', async () => {
    await using folder = await scratch()
    process.env.FFMPEG_PATH = join(folder.path, 'nothing')
    try {
      const running = runMedia({ program: 'ffmpeg', args: ['-version'] }, { cwd: folder.path, signal: never })
      await expect(running).rejects.toMatchObject({
        code: 'tool_missing',
        nextSteps: [{ action: 'install_tool' }],
      })
    } finally {
      delete process.env.FFMPEG_PATH
    }
  })

  test.runIf(onLinux)('no output grows above its limit', async () => {
    await using folder = await scratch()
    const running = runMedia(
      {
        program: 'ffmpeg',
        args: ['-f', 'lavfi', '-i', 'anullsrc=d=60', '-f', 'wav', { output: join(folder.path, 'big.wav') }],
      },
      { cwd: folder.path, signal: never, limits: { fileBytes: 100_000 } },
    )
    await expect(running).rejects.toMatchObject({ code: 'media_too_heavy' })
    expect((await stat(join(folder.path, 'big.wav'))).size).toBeLessThanOrEqual(100_000)
  })

  test.runIf(onLinux)('a full disk is noticed also when only the last bytes do not fit', async () => {
    await using folder = await scratch()
    // Less than ffmpeg's buffer: it meets the full disk at the very end, says so, and exits with 0.
    const args = ['-f', 'lavfi', '-i', 'anullsrc=d=0.1', '-f', 'wav', '/dev/full']
    await expect(
      runMedia({ program: 'ffmpeg', args }, { cwd: folder.path, signal: never }),
    ).rejects.toMatchObject({ code: 'disk_full' })
  })

  test.runIf(onLinux && asRoot)('a full disk is told as such', async () => {
    await using folder = await scratch()
    const disk = join(folder.path, 'disk')
    await mkdir(disk)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk])
    try {
      const running = runMedia(
        {
          program: 'ffmpeg',
          args: ['-f', 'lavfi', '-i', 'anullsrc=d=60', '-f', 'wav', { output: join(disk, 'big.wav') }],
        },
        { cwd: disk, signal: never },
      )
      await expect(running).rejects.toMatchObject({ code: 'disk_full', status: 507 })
    } finally {
      execFileSync('umount', [disk])
    }
  })

  test.runIf(onLinux && asRoot)(
    'root’s children are nobody: they read their input and nothing of ours',
    async () => {
      await using folder = await scratch()
      const secret = join(folder.path, '..', `secret-${process.pid}.wav`)
      await writeFile(secret, await readFile(await clips.tone()), { mode: 0o600 })
      const out = join(folder.path, 'out.wav')
      await runMedia(
        { program: 'ffmpeg', args: [...source(await clips.tone()), '-f', 'wav', { output: out }] },
        { cwd: folder.path, signal: never },
      )
      expect((await stat(out)).uid).toBe(65_534)
      const spying = runMedia(
        { program: 'ffmpeg', args: ['-i', secret, '-f', 'wav', { output: join(folder.path, 'copy.wav') }] },
        { cwd: folder.path, signal: never },
      )
      await expect(spying).rejects.toMatchObject({
        code: 'media_failed',
        cause: { message: expect.stringContaining('Permission denied') },
      })
    },
  )

  test.runIf(onLinux)('a child has limits, a low priority and none of our environment', async () => {
    await using folder = await scratch()
    process.env.FAL_KEY = 'secret'
    const mark = `env-${process.pid}.mkv`
    const controller = new AbortController()
    let seen: { environment: string; limits: string; priority: number } | null = null
    try {
      const running = runMedia(
        { program: 'ffmpeg', args: endless(join(folder.path, mark)), durationSeconds: 1_000 },
        {
          cwd: folder.path,
          signal: controller.signal,
          limits: { seconds: 100, memoryBytes: 3_000_000_000, fileBytes: 1_000_000_000 },
          onProgress: () => {
            const pid = Number.parseInt(alive(mark)[0] ?? '', 10)
            const read = (name: string) => readFileSync(`/proc/${pid}/${name}`, 'utf8')
            seen ??= { environment: read('environ'), limits: read('limits'), priority: getPriority(pid) }
            controller.abort()
          },
        },
      )
      await expect(running).rejects.toThrow()
    } finally {
      delete process.env.FAL_KEY
    }
    expect(seen).toMatchObject({ environment: expect.stringContaining('TMPDIR=.'), priority: 10 })
    expect(seen).toMatchObject({ environment: expect.not.stringContaining('FAL_KEY') })
    for (const limit of [
      /Max address space +3000000000/,
      /Max file size +1000000000/,
      /Max cpu time +800/,
      /Max core file size +0/,
    ]) {
      expect(seen).toMatchObject({ limits: expect.stringMatching(limit) })
    }
  })

  test('a playlist that names other files opens none of them', async () => {
    await using folder = await scratch()
    const video = await clips.video()
    await writeFile(join(folder.path, 'list.mp4'), `ffconcat version 1.0\nfile '${video}'\n`)
    await writeFile(
      join(folder.path, 'list2.mp4'),
      `#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n${video}\n#EXT-X-ENDLIST\n`,
    )
    for (const name of ['list.mp4', 'list2.mp4']) {
      const running = runMedia(
        { program: 'ffmpeg', args: [...source(join(folder.path, name)), '-f', 'null', '-'] },
        { cwd: folder.path, signal: never },
      )
      await expect(running, name).rejects.toMatchObject({ code: 'media_failed' })
    }
  })
})

const wait = (milliseconds: number) =>
  new Promise((_, reject) => setTimeout(() => reject(new Error('still running')), milliseconds).unref())
