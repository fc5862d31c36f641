import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '#db/client.ts'
import { parseConfig } from './config.ts'
import { publicPages } from './public-pages.ts'

test('a page of an engine that is not there asks nobody anything', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pages-'))
  await mkdir(join(folder, 'site'))
  await writeFile(join(folder, 'site/render.js'), 'export const renderPage = () => null')
  const db = openDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' })
  const studioHealth = () => Promise.reject(new Error('asked'))
  const render = publicPages({ db, config: parseConfig({}), studioHealth }, folder)
  expect(await render('/engines/no-such-engine')).toBeNull()
  await expect(render('/engines/veo-3.1')).rejects.toThrow()
  await db.$client.end()
  await rm(folder, { recursive: true })
})
