import { access, glob, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { generatedDocs } from '../../tools/generated-docs.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const pages: string[] = []
for await (const page of glob(['*.md', 'docs/**/*.md'], { cwd: root })) pages.push(page)
const read = (path: string) => readFile(join(root, path), 'utf8')
const exists = (path: string) =>
  access(join(root, path)).then(
    () => true,
    () => false,
  )

test('pages written from the code are current', async () => {
  for (const [path, text] of generatedDocs()) {
    expect(await read(path), `${path}: run node tools/write-catalog-docs.ts`).toBe(text)
  }
})

test('every link between pages leads to a file', async () => {
  const dead: string[] = []
  for (const page of pages) {
    for (const [, target = ''] of (await read(page)).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target) || target.startsWith('#')) continue
      const path = join(dirname(page), target.split('#', 1)[0] ?? '')
      if (!(await exists(path))) dead.push(`${page}: ${target}`)
    }
  }
  expect(pages.length).toBeGreaterThan(20)
  expect(dead).toEqual([])
})

test('every file of the tree that a page names is there', async () => {
  const missing: string[] = []
  for (const page of pages) {
    for (const [, path = ''] of (await read(page)).matchAll(/`((?:src|test|tools|docs|bench)\/[\w./-]+)`/g)) {
      if (!(await exists(path))) missing.push(`${page}: ${path}`)
    }
  }
  expect(missing).toEqual([])
})
