import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core'

/** One way to see a page. */
export interface Look {
  width: number
  height: number
  theme: 'dark' | 'light'
}

export const phone: Look = { width: 390, height: 844, theme: 'dark' }
export const tablet: Look = { width: 820, height: 1180, theme: 'light' }
export const laptop: Look = { width: 1366, height: 860, theme: 'dark' }

export const launchChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
      ...['--disable-background-networking', '--disable-component-update'],
      // Drawing in WebGL without a graphics card.
      ...['--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
    ],
  })

export function contextOf({ width, height, theme }: Look): BrowserContextOptions {
  const isPhone = width < 600
  return { viewport: { width, height }, colorScheme: theme, hasTouch: isPhone, isMobile: isPhone }
}
