import { afterAll, beforeAll, expect, test } from 'vitest'
import { apiClientOf } from '../../tools/api-client.ts'
import { openTestStudio, type TestStudio } from '../harness/house.ts'

let studio: TestStudio
beforeAll(async () => {
  studio = await openTestStudio({ worker: false })
})
afterAll(() => studio.close())

test("the browser's client is made from the document of the running studio", async () => {
  const { body } = await studio.stranger().get('/api/v1/openapi.json')
  await expect(await apiClientOf(body)).toMatchFileSnapshot('../../src/web/api/operations.ts')
})
