import { readFile } from 'node:fs/promises'
import { z } from 'zod'

const Counts = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
})

/** Reads what vitest counted. A file that broke before its first test counts as one failure. */
export async function countTests(file: string): Promise<{ passed: number; failed: number; skipped: number }> {
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) return { passed: 0, failed: 1, skipped: 0 }
  const counts = Counts.parse(JSON.parse(text))
  const broken = counts.testResults.filter(
    (one) => one.status === 'failed' && one.assertionResults.length === 0,
  )
  return {
    passed: counts.numPassedTests,
    failed: counts.numFailedTests + broken.length,
    skipped: counts.numPendingTests,
  }
}
