/** The studio puts its own address here when it starts. */
export const origin = 'https://studio.invalid'

/** The start page is for everybody; what lies behind the door is not. */
export const robots = `User-agent: *
Allow: /$
Allow: /static/
Disallow: /

Sitemap: ${origin}/sitemap.xml
`

export const sitemap = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
  <url><loc>${origin}/</loc></url>
</urlset>
`
