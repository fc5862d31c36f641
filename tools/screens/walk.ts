import type { Page } from 'playwright-core'
import { type Look, laptop, phone, tablet } from '../../test/harness/chromium.ts'
import type { Content } from './content.ts'

export interface Screen {
  /** The file's name. */
  name: string
  title: string
  /** The picture of the design that it answers to. */
  design: string | null
  look: Look
  path: (content: Content) => string
  /** What is done on the page before the picture. */
  act?: (page: Page) => Promise<void>
  /** Who looks: Maya, somebody who has just joined, or nobody; `first` only while the studio has no owner. */
  who?: 'newcomer' | 'stranger' | 'first'
}

const light: Look = { ...laptop, theme: 'light' }
const studio = ({ projectId, shotId }: Content) => `/projects/${projectId}/shots/${shotId}`
const chosen = (content: Content) => `${studio(content)}?take=${content.chosenJobId}`

/** The page listens to keys a moment after it is drawn. */
async function openKeys(page: Page): Promise<void> {
  const sheet = page.getByRole('dialog', { name: 'Keys' })
  for (let turn = 0; turn < 5 && !(await sheet.isVisible()); turn++) {
    await page.keyboard.press('?')
    await page.waitForTimeout(1_000)
  }
}

export const screens: readonly Screen[] = [
  {
    name: 'signin-owner',
    title: 'First account',
    design: 'signin-owner',
    look: laptop,
    path: () => '/signin',
    who: 'first',
  },
  {
    name: 'signin',
    title: 'Sign in',
    design: 'signin',
    look: laptop,
    path: () => '/signin',
    who: 'stranger',
  },
  {
    name: 'start-page',
    title: 'Start page',
    design: 'landing',
    look: laptop,
    path: () => '/',
    who: 'stranger',
  },
  {
    name: 'home-first',
    title: 'Home, first run',
    design: 'home-first',
    look: laptop,
    path: () => '/home',
    act: (page) => page.waitForTimeout(10_000),
    who: 'newcomer',
  },
  { name: 'studio', title: 'Studio', design: 'studio', look: laptop, path: chosen },
  { name: 'studio-light', title: 'Studio, light', design: 'studio-light', look: light, path: chosen },
  {
    name: 'studio-tablet',
    title: 'Studio, 820 px',
    design: 'studio-tablet',
    look: { ...tablet, theme: 'dark' },
    path: chosen,
  },
  { name: 'studio-phone', title: 'Studio, 390 px', design: 'studio-mobile', look: phone, path: chosen },
  {
    name: 'engine-picker',
    title: 'Engine picker',
    design: 'studio-engine-picker',
    look: laptop,
    path: chosen,
    act: (page) => page.getByRole('button', { name: /^Engine: / }).click(),
  },
  {
    name: 'camera-stage',
    title: 'Camera stage',
    design: null,
    look: laptop,
    path: chosen,
    act: async (page) => {
      await page.getByRole('button', { name: 'Open camera path' }).click()
      await page.waitForTimeout(6_000)
    },
  },
  {
    name: 'compare',
    title: 'Compare',
    design: 'compare',
    look: laptop,
    path: (content) => `${studio(content)}?compare=${content.otherJobId},${content.chosenJobId}`,
  },
  { name: 'home', title: 'Home', design: 'home', look: laptop, path: () => '/home' },
  { name: 'home-light', title: 'Home, light', design: 'home-light', look: light, path: () => '/home' },
  { name: 'projects', title: 'Projects', design: null, look: laptop, path: () => '/projects' },
  { name: 'library', title: 'Library', design: 'library', look: laptop, path: () => '/library' },
  {
    name: 'library-phone',
    title: 'Library, 390 px',
    design: 'library-mobile',
    look: phone,
    path: () => '/library',
  },
  {
    name: 'viewer',
    title: 'Viewer',
    design: 'library-viewer',
    look: laptop,
    path: ({ assetId }) => `/assets/${assetId}`,
  },
  {
    name: 'viewer-phone',
    title: 'Viewer, 390 px',
    design: 'viewer-mobile',
    look: phone,
    path: ({ assetId }) => `/assets/${assetId}`,
  },
  { name: 'jobs', title: 'Jobs', design: null, look: laptop, path: () => '/jobs' },
  {
    name: 'job',
    title: 'Job',
    design: 'job',
    look: laptop,
    path: ({ chosenJobId }) => `/jobs/${chosenJobId}`,
  },
  {
    name: 'job-failed',
    title: 'Job that failed',
    design: 'job-failed',
    look: laptop,
    path: ({ failedJobId }) => `/jobs/${failedJobId}`,
  },
  { name: 'wallet', title: 'Wallet', design: 'billing-statement', look: laptop, path: () => '/wallet' },
  {
    name: 'settings-appearance',
    title: 'Settings, appearance',
    design: 'settings-appearance',
    look: laptop,
    path: () => '/settings/appearance',
  },
  {
    name: 'settings-keys',
    title: 'Settings, provider keys',
    design: 'settings-keys',
    look: laptop,
    path: () => '/settings/keys',
  },
  {
    name: 'palette',
    title: 'Command palette',
    design: null,
    look: laptop,
    path: chosen,
    act: (page) => page.keyboard.press('Control+k'),
  },
  {
    name: 'shortcuts',
    title: 'Shortcut sheet',
    design: null,
    look: laptop,
    path: chosen,
    act: openKeys,
  },
]
