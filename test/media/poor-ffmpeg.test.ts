import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { findProgram } from '#media/tools.ts'
import { checkFfmpeg } from '../../src/entry/doctor-ffmpeg.ts'
import { clips } from '../harness/clips.ts'
import { inputFile, openLocalEngines } from '../harness/local-render.ts'

// This machine's ffmpeg, as it is where it was built without vid.stab, SVT-AV1 and rubberband. The house asks it once a
// minute, so this is a file of its own.
const folder = await mkdtemp('/tmp/dailies-poor-')
const poor = join(folder, 'ffmpeg')
const full = findProgram('ffmpeg')
await writeFile(
  poor,
  `#!/bin/sh\ncase "$*" in *-filters*|*-encoders*) "${full}" "$@" | grep -Ev 'vidstab|svtav1|rubberband';; *) exec "${full}" "$@";; esac\n`,
)
await chmod(folder, 0o755)
await chmod(poor, 0o755)
beforeEach(() => void vi.stubEnv('FFMPEG_PATH', poor))

const local = await openLocalEngines()
afterAll(async () => {
  await local.close()
  await rm(folder, { recursive: true })
})
const video = async () => [inputFile('video', await clips.video())]

test('what an ffmpeg lacks is not tried: it says what brings it', async () => {
  const install = { nextSteps: [{ action: 'install_tool', command: 'apt-get install ffmpeg' }] }
  await expect(
    local.render('stabilize', { strength: 0.5, edges: 'zoom' }, await video()),
  ).rejects.toMatchObject({
    ...{ code: 'tool_missing', ...install },
    message: 'The ffmpeg of this machine has no vidstabdetect and no vidstabtransform.',
  })
  const av1 = { format: 'webm-av1', lines: null, ratio: null, fit: 'contain', fps: null, sound: true }
  await expect(local.render('convert', av1, await video())).rejects.toMatchObject({ code: 'tool_missing' })
})

test('without rubberband the sound keeps its pitch by other means', async () => {
  const body = { speed: 4, between: 'hold', fps: null, sound: true }
  expect((await local.render('speed', body, await video())).probe).toMatchObject({
    hasAudio: true,
    durationSeconds: expect.closeTo(0.5, 1),
  })
})

test('the doctor says what is not done for want of it', async () => {
  expect(await checkFfmpeg()).toMatchObject({
    state: 'warning',
    says: expect.stringMatching(
      /lacks vidstabdetect and vidstabtransform: Local stabilise is not offered; libsvtav1: .*; rubberband: /,
    ),
    todo: expect.stringContaining('FFMPEG_PATH'),
  })
})
