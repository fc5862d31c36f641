import { renderToStaticMarkup } from 'react-dom/server'

export function render({ script }: { script: string }): Record<string, string> {
  return {
    'start.html': `<!doctype html>${renderToStaticMarkup(
      <html lang="en">
        <body>
          <script type="module" src={script} />
        </body>
      </html>,
    )}`,
    'robots.txt': 'User-agent: *\nAllow: /\n',
    'sitemap.xml': '<?xml version="1.0"?>',
  }
}
