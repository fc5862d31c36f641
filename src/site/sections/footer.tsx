import { Brand } from '../mark.tsx'

const columns: readonly (readonly [
  title: string,
  links: readonly (readonly [to: string, word: string])[],
])[] = [
  [
    'Product',
    [
      ['/#takes', 'Takes'],
      ['/#camera', 'Camera moves'],
      ['/#film', 'Films'],
      ['/engines', 'Engines'],
    ],
  ],
  [
    'Developers',
    [
      ['/docs/api', 'API reference'],
      ['/api/v1/openapi.json', 'OpenAPI document'],
      ['/#host', 'Self-host'],
    ],
  ],
  [
    'Studio',
    [
      ['/status', 'Status'],
      ['/signin', 'Sign in'],
      ['/signin?view=up', 'Create an account'],
      ['/forgot-password', 'Reset password'],
    ],
  ],
]

export function Footer() {
  return (
    <footer>
      <div>
        <Brand />
        <p>The open studio for AI video. Apache-2.0.</p>
      </div>
      {columns.map(([title, links]) => (
        <nav key={title} aria-label={title}>
          <h2>{title}</h2>
          {links.map(([to, word]) => (
            <a key={to} href={to}>
              {word}
            </a>
          ))}
        </nav>
      ))}
    </footer>
  )
}
