import { engines } from '#catalog/engines.ts'

/** The studio puts its own address here when it starts. */
export const origin = 'https://studio.invalid'

/** The public pages are for everybody; what lies behind the door is not. */
export const robots = `User-agent: *
Allow: /$
Allow: /engines
Allow: /status$
Allow: /static/
Disallow: /

Sitemap: ${origin}/sitemap.xml
`

const pages = ['/', '/engines', ...engines.map(({ id }) => `/engines/${id}`), '/status']

export const sitemap = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${pages.map((path) => `  <url><loc>${origin}${path}</loc></url>`).join('\n')}
</urlset>
`
