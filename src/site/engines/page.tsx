import type { ReactNode } from 'react'
import { Footer } from '../sections/footer.tsx'
import { Header } from '../sections/header.tsx'
import { PageHead, type PageHeadProps } from './page-head.tsx'

/** A page of the public site: the start page's bar and foot around its own words. */
export function Page({ head, children }: { head: PageHeadProps; children: ReactNode }) {
  return (
    <html lang="en" dir="ltr">
      <PageHead {...head} />
      <body>
        <a className="skip" href="#main">
          Skip to content
        </a>
        <Header />
        <main id="main" className="page">
          {children}
        </main>
        <Footer />
      </body>
    </html>
  )
}
