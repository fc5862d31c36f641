import { join } from 'node:path'
import { z } from 'zod'
import type { JsonObject } from '#kernel/json.ts'
import { writeWav } from '#media/wav.ts'
import { understandAmbience } from './recipe.ts'
import { synthesise } from './synthesise.ts'

const Task = z.object({
  scratch: z.string(),
  request: z.object({ prompt: z.string(), durationSeconds: z.number(), seed: z.number() }),
})

/** The worker's side: synthesises and writes `ambience.wav` into the scratch folder. */
export async function makeAmbience(
  task: unknown,
  context: { onProgress(fraction: number): void },
): Promise<JsonObject> {
  const { scratch, request } = Task.parse(task)
  const { prompt, durationSeconds, seed } = request
  const { recipe, place, heard } = understandAmbience(prompt)
  const sound = synthesise(recipe, durationSeconds, seed, (fraction) => context.onProgress(fraction * 0.95))
  await writeWav(join(scratch, 'ambience.wav'), sound)
  return { layers: { ...recipe }, place, heard, durationSeconds, loops: true }
}
