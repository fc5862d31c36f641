/** One way to see a page. */
export interface Look {
  width: number
  height: number
  theme: 'dark' | 'light'
}

export const phone: Look = { width: 390, height: 844, theme: 'dark' }
export const tablet: Look = { width: 820, height: 1180, theme: 'light' }
export const laptop: Look = { width: 1366, height: 860, theme: 'dark' }

/** A journey is walked in one look; `./dailies test --all` walks it in each width and theme. */
export function looksOf(usual: Look): Look[] {
  if (process.env.DAILIES_TEST_ALL !== '1') return [usual]
  return [phone, tablet, laptop].flatMap(({ width, height }) =>
    (['dark', 'light'] as const).map((theme) => ({ width, height, theme })),
  )
}

export const named = ({ width, theme }: Look): string => `${width} ${theme}`
