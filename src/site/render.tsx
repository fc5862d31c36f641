import { renderToStaticMarkup } from 'react-dom/server'
import { findEngine } from '#catalog/engines.ts'
import { EnginePage } from './engines/engine-page.tsx'
import type { SiteFacts } from './engines/facts.ts'
import { ListPage } from './engines/list-page.tsx'
import { StatusPage } from './engines/status-page.tsx'
import { robots, sitemap } from './robots.ts'
import { StartPage } from './start-page.tsx'

const htmlOf = (page: React.ReactElement): string => `<!doctype html>${renderToStaticMarkup(page)}`

/** Every file of the public site by its name. The build writes them; the studio fills in where it stands. */
export function render({ script }: { script: string }): Record<string, string> {
  return {
    'start.html': htmlOf(<StartPage script={script} />),
    'robots.txt': robots,
    'sitemap.xml': sitemap,
  }
}

/** A page that shows prices and health, rendered by the running studio; null when there is none at this address. */
export function renderPage(path: string, facts: SiteFacts): string | null {
  if (path === '/status') return htmlOf(<StatusPage status={facts.status} />)
  if (path === '/engines') return htmlOf(<ListPage facts={facts} />)
  const engine = findEngine(path.replace(/^\/engines\//, ''))
  return engine === undefined ? null : htmlOf(<EnginePage engine={engine} facts={facts} />)
}
