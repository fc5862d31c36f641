import { Head } from './head.tsx'
import { CameraSection } from './sections/camera.tsx'
import { EnginesSection } from './sections/engines.tsx'
import { FilmSection } from './sections/film.tsx'
import { Footer } from './sections/footer.tsx'
import { Header } from './sections/header.tsx'
import { Hero } from './sections/hero.tsx'
import { HostSection } from './sections/host.tsx'
import { Promises } from './sections/promises.tsx'
import { Questions } from './sections/questions.tsx'
import { TakesSection } from './sections/takes.tsx'

export function StartPage({ script }: { script: string }) {
  return (
    <html lang="en" dir="ltr">
      <Head script={script} />
      <body>
        <a className="skip" href="#main">
          Skip to content
        </a>
        <Header />
        <main id="main">
          <Hero />
          <Promises />
          <TakesSection />
          <CameraSection />
          <FilmSection />
          <EnginesSection />
          <HostSection />
          <Questions />
        </main>
        <Footer />
      </body>
    </html>
  )
}
