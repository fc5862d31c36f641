import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { engines } from '#catalog/engines.ts'
import { judge } from '#catalog/health.ts'
import type { StudioStatus } from '#contract/engine-status.ts'
import { defaultRateCard } from '#pricing/rate-card.ts'
import { buildApp } from '../../src/entry/build-app.ts'

const Renderer = z.object({
  renderPage: z.custom<(path: string, facts: unknown) => string | null>(
    (value) => typeof value === 'function',
  ),
})
const status: StudioStatus = {
  level: 'slow',
  measuredAt: '2026-11-28T10:00:00.000Z',
  engines: engines.map(({ id, label, maker, draft }) => ({
    ...{ id, label, maker, draft, served: true },
    ...judge(undefined, false),
    ...(id === 'veo-3.1'
      ? { level: 'slow' as const, words: 'Slow today: 3 min, usually 100 s', takes: 12 }
      : {}),
  })),
}
const facts = {
  ...{ status, rateCard: defaultRateCard, whoPaysModerated: 'house', today: '2026-11-28' },
  providers: { fal: 'fal.ai', local: 'this machine' },
}

let page: (path: string) => string | null
beforeAll(async () => {
  const { renderPage } = Renderer.parse(
    await import(pathToFileURL(join(await buildApp(), 'site/render.js')).href),
  )
  page = (path) => renderPage(path, facts)
}, 120_000)

test('every engine has a page with a title, its limits and its prices', () => {
  for (const { id, label } of engines) {
    const html = page(`/engines/${id}`) ?? ''
    expect(html.slice(0, 2_000)).toContain(`<title>${label.replaceAll('&', '&amp;')} in Dailies`)
    expect(html).toContain(`href="/try/`)
    expect(html).toContain('What it costs')
  }
  expect(page('/engines/none')).toBeNull()
  const veo = page('/engines/veo-3.1') ?? ''
  for (const words of ['4, 6 or 8 s', '>40<', '0, you pay $1.60', 'fal.ai', 'Slow today', 'read on 2026-'])
    expect(veo).toContain(words)
})

test('the list leads to every engine, and the status page says what is slow', () => {
  const list = page('/engines') ?? ''
  for (const { id } of engines) expect(list).toContain(`href="/engines/${id}"`)
  const now = page('/status') ?? ''
  expect(now).toContain('Some engines are slow today')
  expect(now).toContain('Slow today: 3 min, usually 100 s')
})
