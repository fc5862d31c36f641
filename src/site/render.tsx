import { renderToStaticMarkup } from 'react-dom/server'
import { robots, sitemap } from './robots.ts'
import { StartPage } from './start-page.tsx'

/** Every file of the public site by its name. The build writes them; the studio fills in where it stands. */
export function render({ script }: { script: string }): Record<string, string> {
  return {
    'start.html': `<!doctype html>${renderToStaticMarkup(<StartPage script={script} />)}`,
    'robots.txt': robots,
    'sitemap.xml': sitemap,
  }
}
