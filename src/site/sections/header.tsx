import { Menu } from 'lucide-react'
import { Brand } from '../mark.tsx'

const links = [
  ['/#takes', 'Takes'],
  ['/#camera', 'Camera'],
  ['/#film', 'Films'],
  ['/engines', 'Engines'],
  ['/#host', 'Self-host'],
  ['/docs/api', 'API'],
] as const

const Links = () =>
  links.map(([to, word]) => (
    <a key={to} href={to}>
      {word}
    </a>
  ))

export function Header() {
  return (
    <header className="bar">
      <Brand />
      <nav aria-label="Site">
        <Links />
      </nav>
      <a className="button quiet wide" href="/signin">
        Sign in
      </a>
      <a className="button" href="/signin?view=up">
        Start a film
      </a>
      <details className="menu">
        <summary aria-label="Menu">
          <Menu aria-hidden="true" />
        </summary>
        <nav aria-label="Site, all pages">
          <Links />
          <a href="/signin">Sign in</a>
        </nav>
      </details>
    </header>
  )
}
