/** `./dailies test --all`: every case, however long it takes. */
export const isLong = process.env.DAILIES_TEST_ALL === '1'

/** The usual cases always, the rest only in a long run. */
export const withRest = <T>(usual: readonly T[], rest: readonly T[]): T[] =>
  isLong ? [...usual, ...rest] : [...usual]
