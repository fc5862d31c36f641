import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core'
import { findProgram } from '#media/tools.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome']

/** One way to see a page. */
export interface Look {
  width: number
  height: number
  theme: 'dark' | 'light'
}

export const phone: Look = { width: 390, height: 844, theme: 'dark' }
export const tablet: Look = { width: 820, height: 1180, theme: 'light' }
export const laptop: Look = { width: 1366, height: 860, theme: 'dark' }

/** `HEADED=1` shows the window, `SLOW_MS=300` waits so long before each press. */
export async function launchChromium(): Promise<Browser> {
  const executablePath =
    process.env.CHROMIUM_PATH ?? names.map(findProgram).find((path) => path !== null) ?? null
  if (executablePath === null)
    throw new Error('Chromium is missing. ./dailies test installs it; CHROMIUM_PATH names another one.')
  return chromium.launch({
    executablePath,
    headless: process.env.HEADED !== '1',
    slowMo: Number(process.env.SLOW_MS ?? 0),
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
      ...['--disable-background-networking', '--disable-component-update'],
      // Drawing in WebGL without a graphics card.
      ...['--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
    ],
  })
}

export function contextOf({ width, height, theme }: Look): BrowserContextOptions {
  const isPhone = width < 600
  return { viewport: { width, height }, colorScheme: theme, hasTouch: isPhone, isMobile: isPhone }
}
