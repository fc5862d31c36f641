import { tmpdir } from 'node:os'
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
