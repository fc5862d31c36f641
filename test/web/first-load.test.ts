import { expect, test } from 'vitest'
import { firstLoads, scriptOf } from '../../bench/kit/first-load.ts'
import { buildApp } from '../../src/entry/build-app.ts'

test('the script that a page fetches before it shows stays within its bound', {
  timeout: 120_000,
}, async () => {
  const folder = await buildApp()
  for (const { page, source, bound } of firstLoads) {
    const { bytes } = await scriptOf(folder, ['index.html', source])
    expect(bytes, page).toBeLessThanOrEqual(bound)
  }
})
