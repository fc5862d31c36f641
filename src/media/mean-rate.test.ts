import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { probeFile } from './probe.ts'
import { runMedia } from './run.ts'
import { scratchFolder } from './scratch.ts'

const signal = new AbortController().signal

test('a WebM that names no rate, as browsers record it, has the mean of its frames', async () => {
  await using scratch = await scratchFolder(tmpdir())
  const path = join(scratch.path, 'recorded.webm')
  const uneven = `setpts='(N+0.3*mod(N\\,3))/20/TB'`
  const picture = ['-f', 'lavfi', '-i', 'testsrc2=size=64x36:rate=20:duration=2', '-vf', uneven]
  const times = ['-enc_time_base', '1:1000', '-fps_mode', 'passthrough']
  await runMedia(
    { program: 'ffmpeg', args: [...picture, ...times, '-c:v', 'libvpx', { output: path }] },
    { cwd: scratch.path, signal },
  )
  const file = await readFile(path)
  const rate = file.indexOf(Buffer.from('23e38384', 'hex'))
  expect(rate).toBeGreaterThan(0)
  // An element that says nothing, as long as the one that said the rate.
  Buffer.from('ec86', 'hex').copy(file, rate)
  await writeFile(path, file)
  expect(await probeFile(path, signal)).toMatchObject({ fps: expect.closeTo(20, 0) })
})
