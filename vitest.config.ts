import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Tests of rooms whose lines are counted, see tools/coverage.ts. */
const counted = 'src/{kernel,camera,catalog,pricing,ledger,jobs,providers}/**/*.test.ts'
const withMachine = ['src/db/**/*.test.ts', 'src/providers/local/**/*.test.ts', 'test/**/*.test.ts']
/** What they do to those rooms, others do in less time. */
const walks = ['src/db/**/*.test.ts', 'test/{house,journeys,media,web}/**/*.test.ts']
/**
 * They put other modules, or another ffmpeg, in the place of the house's own, which the next file must not see, or load what a
 * process can load only once.
 */
const alone = [
  ...['test/api/retired.test.ts', 'test/docs/add.test.ts', 'test/media/poor-ffmpeg.test.ts'],
  'src/providers/local/draft/tasks.test.ts',
]

// Nothing is kept from one file to the next, so a process does many: to load the house costs seconds.
const shared = { isolate: false, unstubGlobals: true, unstubEnvs: true }
const uncounted = { env: { COUNT_LINES: 'no' } }
const globalSetup = ['test/harness/global-setup.ts']

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // One more than the cores that it is held to: many wait for a browser, a lease, another process.
    maxWorkers: 3,
    pool: 'forks',
    // On a machine that does much else, too; a test that fails is as rare as it should be.
    expect: { poll: { timeout: 15_000 } },
    // The threads that draw and the processes that tests start compile what they load once for all.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/compiled', import.meta.url)) },
    projects: [
      { extends: true, test: { ...shared, name: 'rooms', include: [counted], exclude: withMachine } },
      {
        extends: true,
        test: {
          ...{ ...shared, ...uncounted, name: 'units' },
          ...{ include: ['src/**/*.test.ts'], exclude: [counted, ...withMachine] },
        },
      },
      {
        extends: true,
        test: {
          ...{ ...shared, name: 'house', globalSetup },
          ...{ include: withMachine, exclude: [...walks, ...alone] },
        },
      },
      {
        extends: true,
        test: { ...shared, ...uncounted, name: 'walks', include: walks, exclude: alone, globalSetup },
      },
      { extends: true, test: { ...uncounted, name: 'alone', include: alone, globalSetup } },
    ],
  },
})
