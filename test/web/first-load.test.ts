import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { firstLoads, scriptOf } from '../../bench/kit/first-load.ts'
import { buildApp } from '../../src/entry/build-app.ts'
import { letters } from '../../src/site/letters.ts'

test('the script that a page fetches before it shows stays within its bound', {
  timeout: 120_000,
}, async () => {
  const folder = await buildApp()
  for (const { page, source, bound } of firstLoads) {
    const { bytes } = await scriptOf(folder, ['index.html', source])
    expect(bytes, page).toBeLessThanOrEqual(bound)
  }
})

test('the font of the start page has every letter that the page writes', { timeout: 120_000 }, async () => {
  const html = await readFile(`${await buildApp()}/start.html`, 'utf8')
  const written = html.replaceAll(/<(style|script)\b.*?<\/\1>|<[^>]+>|\s/gs, '')
  expect([...new Set(written)].filter((letter) => !letters.includes(letter))).toEqual([])
})
