import v8 from '@vitest/coverage-v8'
import type { CoverageProviderModule } from 'vitest/node'

/** Counting lines makes arithmetic several times slower, so tests of rooms that are not held to a share run without it. */
const counts = process.env.COUNT_LINES !== 'no'

const provider: CoverageProviderModule = {
  getProvider: () => v8.getProvider(),
  startCoverage: (options) => (counts ? v8.startCoverage?.(options) : undefined),
  takeCoverage: (options) => (counts ? v8.takeCoverage?.(options) : undefined),
  stopCoverage: (options) => (counts ? v8.stopCoverage?.(options) : undefined),
}
export default provider
