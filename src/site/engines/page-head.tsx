import inter from '@fontsource-variable/inter/files/inter-latin-opsz-normal.woff2?url'
import tokens from '#web/ui/tokens.css?raw'
import { mediaUrl } from '../media.ts'
import { origin } from '../robots.ts'
import { followSystem } from '../tokens.ts'
import css from './engines.css?inline'

const font = `
@font-face{font-family:"Inter Variable";font-style:normal;font-display:swap;font-weight:100 900;src:url(${inter}) format("woff2-variations")}`
const card = `${origin}${mediaUrl('card.jpg')}`
const asIs = (text: string) => ({ dangerouslySetInnerHTML: { __html: text.replaceAll('</', '<\\/') } })

export interface PageHeadProps {
  path: string
  title: string
  description: string
  /** For search engines, by schema.org. */
  data?: object
  /** Comes again by itself after so many seconds. */
  refreshSeconds?: number
}

export function PageHead({ path, title, description, data, refreshSeconds }: PageHeadProps) {
  const url = `${origin}${path}`
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <title>{title}</title>
      <meta name="description" content={description} />
      {refreshSeconds !== undefined && <meta httpEquiv="refresh" content={String(refreshSeconds)} />}
      <style {...asIs(`${font}\n${followSystem(tokens)}\n${css}`)} />
      <link rel="canonical" href={url} />
      <meta name="color-scheme" content="dark light" />
      <meta name="theme-color" content="#101010" media="(prefers-color-scheme: dark)" />
      <meta name="theme-color" content="#e9e9e9" media="(prefers-color-scheme: light)" />
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content="Dailies" />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={url} />
      <meta property="og:image" content={card} />
      <meta name="twitter:card" content="summary_large_image" />
      {data !== undefined && <script type="application/ld+json" {...asIs(JSON.stringify(data))} />}
    </head>
  )
}
