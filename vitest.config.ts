import { defineConfig } from 'vitest/config'

const withMachine = ['src/db/**/*.test.ts', 'src/providers/local/**/*.test.ts']

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    pool: 'forks',
    projects: [
      {
        extends: true,
        test: {
          name: 'units',
          include: ['src/**/*.test.ts'],
          exclude: withMachine,
          // They keep nothing from one file to the next, so a process does many; that halves their time.
          isolate: false,
          unstubGlobals: true,
        },
      },
      {
        extends: true,
        test: {
          name: 'house',
          include: [...withMachine, 'test/**/*.test.ts'],
          globalSetup: ['test/harness/global-setup.ts'],
        },
      },
    ],
  },
})
