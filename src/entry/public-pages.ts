import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { findEngine } from '#catalog/engines.ts'
import { todayUtc } from '#catalog/retirement.ts'
import { studioStatus } from '#features/engines/studio-status.ts'
import { currentRateCard } from '#features/generations/rate-card-store.ts'
import { readSettings } from '#features/workspaces/settings.ts'
import type { RenderPage } from '#http/public-pages.ts'
import type { House } from './house.ts'

/** What the build leaves in `site/render.js`; its React is in it. */
const Renderer = z.object({
  renderPage: z.custom<(path: string, facts: unknown) => string | null>(
    (value) => typeof value === 'function',
  ),
})

/** The pages of engines and the status page: the build's own renderer with the facts of this moment. */
export function publicPages(
  { db, config, studioHealth }: Pick<House, 'db' | 'config' | 'studioHealth'>,
  folder: string,
): RenderPage {
  const providers = Object.fromEntries(
    [{ id: 'local', label: 'this machine' }, ...config.vendors.map(({ vendor }) => vendor)].map(
      ({ id, label }) => [id, label],
    ),
  )
  const loading = import(pathToFileURL(join(folder, 'site/render.js')).href).then((module) =>
    Renderer.parse(module),
  )
  // Told to whoever asks for a page.
  loading.catch(() => {})
  return async (path) => {
    const { renderPage } = await loading
    // Anybody may ask for any id, and each would be a page of its own to remember: what is not there asks no database.
    const id = /^\/engines\/(.+)$/.exec(path)?.[1]
    if (id !== undefined && findEngine(id) === undefined) return null
    const now = new Date()
    const [health, rateCard, { whoPaysModerated }] = await Promise.all([
      studioHealth(),
      currentRateCard(db),
      readSettings(db),
    ])
    const facts = {
      status: studioStatus(health, now),
      rateCard,
      whoPaysModerated,
      providers,
      today: todayUtc(now),
    }
    return renderPage(path, facts)
  }
}
