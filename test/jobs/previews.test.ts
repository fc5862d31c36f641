import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { steps } from '#db/schema/jobs.ts'
import type { StepContext } from '#jobs/catalogue.ts'
import { removeUnnamed, sweepPreviews, writePreview } from '#jobs/step-preview.ts'
import { done, inline, type MachineHarness, openMachine } from './machine-harness.ts'

let house: MachineHarness
beforeAll(async () => {
  house = await openMachine()
})
afterAll(() => house.close())

const preview = {
  ...{ key: 'ws/previews/step/preview.mp4', contentType: 'video/mp4', width: 768, height: 432 },
  stored: true,
}

test('only the holder of a step names its preview; the file goes after the job, and once', async () => {
  const { machine } = house
  const { db } = machine
  const removed: string[] = []
  const remove = async (key: string) => void removed.push(key)
  const dropLate = (stepId: string) => removeUnnamed(db, stepId, () => remove('late'))

  const begun = Promise.withResolvers<StepContext>()
  const end = Promise.withResolvers<void>()
  const worker = await house.worker([
    inline(async (context) => {
      begun.resolve(context)
      await end.promise
      return done()
    }),
  ])
  const id = await house.start(await house.workspace())
  const { step, preview: write } = await begun.promise

  await dropLate(step.id)
  expect(removed).toEqual(['late'])
  expect(await writePreview(machine, { ...step, attempt: step.attempt - 1 }, preview)).toBe(false)
  expect(await write(preview)).toBe(true)
  await dropLate(step.id)
  expect(await sweepPreviews(db, remove)).toBe(0)
  expect(removed).toEqual(['late'])

  end.resolve()
  await house.until(id)
  expect(await write(preview)).toBe(false)
  await expect(
    sweepPreviews(db, async () => {
      throw new Error('The storage is away')
    }),
  ).rejects.toThrow()
  expect(await sweepPreviews(db, remove)).toBe(1)
  expect(await sweepPreviews(db, remove)).toBe(0)
  expect(removed).toEqual(['late', preview.key])
  const [row] = await db.select({ preview: steps.preview }).from(steps).where(eq(steps.id, step.id))
  expect(row).toEqual({ preview: null })
  await worker.stop(0)
})
