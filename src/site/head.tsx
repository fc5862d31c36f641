import tokens from '#web/ui/tokens.css?raw'
import { mediaUrl } from './media.ts'
import { lighthouse } from './pictures.ts'
import { origin } from './robots.ts'
import css from './site.css?inline'
import { followSystem } from './tokens.ts'

const title = 'Dailies, the open studio for AI video'
const description =
  'Write the shot, see its price, shoot takes on any engine and keep the best. An open studio for AI video that you run yourself; its draft engines work offline and free.'
const card = `${origin}${mediaUrl('card.jpg')}`

/** The fallback has Inter's measures, so that nothing moves when Inter arrives; so the font may wait for the picture. */
const fonts = `
@font-face{font-family:"Inter Variable";font-style:normal;font-display:swap;font-weight:400 600;src:url(${mediaUrl('inter.woff2')}) format("woff2-variations")}
@font-face{font-family:"Inter Fallback";src:local("Arial");ascent-override:90.44%;descent-override:22.52%;line-gap-override:0%;size-adjust:107.12%}`

const software = {
  '@context': 'https://schema.org',
  '@type': 'SoftwareApplication',
  name: 'Dailies',
  description,
  url: `${origin}/`,
  image: card,
  applicationCategory: 'MultimediaApplication',
  operatingSystem: 'Linux',
  license: 'https://www.apache.org/licenses/LICENSE-2.0',
  isAccessibleForFree: true,
  offers: { '@type': 'Offer', price: '0', priceCurrency: 'USD' },
}

/** Text of a script or style element, which HTML reads as it stands. */
const asIs = (text: string) => ({ dangerouslySetInnerHTML: { __html: text.replaceAll('</', '<\\/') } })

export function Head({ script }: { script: string }) {
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <title>{title}</title>
      <meta name="description" content={description} />
      {/* First in line on the connection that the page came by: it is the largest thing that opens the page. */}
      <link
        rel="preload"
        href={mediaUrl(`${lighthouse.name}.avif`)}
        as="image"
        type="image/avif"
        fetchPriority="high"
      />
      <style {...asIs(`${fonts}\n${followSystem(tokens)}\n${css}`)} />
      <link rel="canonical" href={`${origin}/`} />
      <meta name="color-scheme" content="dark light" />
      <meta name="theme-color" content="#101010" media="(prefers-color-scheme: dark)" />
      <meta name="theme-color" content="#e9e9e9" media="(prefers-color-scheme: light)" />
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      <link rel="icon" href="/icon-192.png" type="image/png" sizes="192x192" />
      <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content="Dailies" />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={`${origin}/`} />
      <meta property="og:image" content={card} />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      <meta property="og:image:alt" content={`${lighthouse.prompt}, drawn by the built-in draft engine`} />
      <meta name="twitter:card" content="summary_large_image" />
      <script type="application/ld+json" {...asIs(JSON.stringify(software))} />
      <script type="module" src={script} />
    </head>
  )
}
