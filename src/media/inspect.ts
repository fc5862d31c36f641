import { tmpdir } from 'node:os'
import { remember } from '#kernel/remember.ts'
import { MediaErrors } from './errors.ts'
import { runMedia } from './run.ts'
import { scratchFolder } from './scratch.ts'
import { inspectTools, type MediaTools } from './tools.ts'

/** For start-up and `doctor`: which ffmpeg there is and what it lacks. Throws `tool_missing`. */
export async function inspectMedia(signal: AbortSignal): Promise<MediaTools> {
  await using scratch = await scratchFolder(tmpdir(), 'inspect-')
  // Awaited here, or the folder would be gone before the work is done.
  return await inspectTools(async (program, args) => {
    const command = { program, args }
    return (await runMedia(command, { cwd: scratch.path, signal, limits: { seconds: 20 } })).output.toString(
      'utf8',
    )
  })
}

/** Another ffmpeg is noticed after so long, without a new start. */
const knownMs = 60_000

const lacking = remember(knownMs, async () => (await inspectMedia(AbortSignal.timeout(knownMs))).missing)

/** Of these encoders and filters, out of those that `inspectTools` looks for, the ones that are not here. Throws `tool_missing` without an ffmpeg. */
export async function absentParts(names: readonly string[]): Promise<string[]> {
  const missing = await lacking()
  return names.filter((name) => missing.includes(name))
}

export const fullFfmpeg = {
  action: 'install_tool',
  label: 'Install an ffmpeg that has them, or name one by FFMPEG_PATH',
  command: 'apt-get install ffmpeg',
}

/** Throws `tool_missing` when this machine's ffmpeg lacks one of these encoders and filters. */
export async function assertParts(names: readonly string[]): Promise<void> {
  const absent = await absentParts(names)
  if (absent.length === 0) return
  throw MediaErrors.tool_missing({
    detail: `The ffmpeg of this machine has no ${absent.join(' and no ')}.`,
    nextSteps: [fullFfmpeg],
  })
}
