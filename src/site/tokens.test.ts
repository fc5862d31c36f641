import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { followSystem } from './tokens.ts'

test('light comes by the system, dark is the rest', async () => {
  const tokens = await readFile(new URL('../web/ui/tokens.css', import.meta.url), 'utf8')
  const css = followSystem(tokens)
  expect(css).not.toMatch(/data-theme|\/\*|\n/)
  expect(css.trim()).toMatch(/^:root \{ color-scheme: dark; /)
  expect(css).toMatch(/@media \(prefers-color-scheme: light\) \{ :root \{ color-scheme: light; [^}]+\} \}/)
})
