import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Asset } from '#contract/asset.ts'
import { Lineage } from '#contract/lineage.ts'
import { pageOf } from '#contract/lists.ts'
import { ReferenceSet, type ReferenceSetCreate } from '#contract/reference.ts'
import { clips } from '../harness/clips.ts'
import { type Filmmaker, refusal } from '../harness/filmmaker.ts'
import { openTestStudio, type TestStudio } from '../harness/house.ts'

let studio: TestStudio
let ada: Filmmaker
let bob: Filmmaker
let pictures: string[]
beforeAll(async () => {
  studio = await openTestStudio()
  ada = await studio.join({ credits: 2_000 })
  bob = await studio.join({ credits: 0 })
  const bytes = await readFile(await clips.picture())
  pictures = []
  const rare = await sharp(bytes).avif({ effort: 0 }).toBuffer()
  for (const name of ['one', 'two']) pictures.push((await ada.uploaded(bytes, `${name}.png`)).id)
  pictures.push((await ada.uploaded(rare, 'three.avif')).id)
})
afterAll(() => studio.close())

const save = async (wish: Partial<ReferenceSetCreate>, who = ada) =>
  who.client.post('/api/v1/references', wish)
const wish = { mode: 't2v', engineId: 'seedance-2.0', prompt: '@mara waits at @old-mill', seed: 3 } as const

test('a set is saved under a name of its own, changed, found and forgotten', async () => {
  const [one = '', two = '', three = ''] = pictures
  const reply = await save({ kind: 'character', name: 'Mara', images: [one, two] })
  expect(reply.status).toBe(201)
  const mara = ReferenceSet.parse(reply.body)
  expect(mara).toMatchObject({ handle: 'mara', description: '', voiceId: null })
  expect((await save({ kind: 'place', name: 'Old Mill', images: [three] })).status).toBe(201)

  const paths = async (body: Partial<ReferenceSetCreate>, who = ada) => refusal(await save(body, who)).paths
  expect(await paths({ kind: 'place', name: 'OLD  mill!', images: [one] })).toEqual(['name'])
  expect(await paths({ kind: 'place', name: '!', images: [one] })).toEqual(['name'])
  expect(await paths({ kind: 'place', name: 'Pier', images: [one, one] })).toEqual(['images.1'])
  expect(await paths({ kind: 'place', name: 'Pier', images: [one] }, bob)).toEqual(['images.0'])
  expect(await paths({ kind: 'place', name: 'Pier', images: [one], voiceId: 'voc_1' })).toEqual(['voiceId'])

  const url = `/api/v1/references/${mara.id}`
  const changed = await ada.client.patch(url, { images: [two, one], description: 'In a red coat' })
  expect(ReferenceSet.parse(changed.body)).toMatchObject({ name: 'Mara', images: [{ id: two }, { id: one }] })
  const names = async (query: string, who = ada) => {
    const { body } = await who.client.get(`/api/v1/references${query}`)
    return pageOf(ReferenceSet)
      .parse(body)
      .items.map(({ name }) => name)
  }
  expect(await names('')).toEqual(['Old Mill', 'Mara'])
  expect(await names('?kind=character')).toEqual(['Mara'])
  expect(await names('?q=mill')).toEqual(['Old Mill'])
  expect(await names('', bob)).toEqual([])
})

test('its pictures go to the engine with the names as words, and the take keeps what it was made from', async () => {
  const [one = '', two = '', three = ''] = pictures
  const quote = await ada.quote(wish)
  expect(quote).toMatchObject({
    engineId: 'seedance-2.0',
    request: { prompt: wish.prompt, mode: 't2v', inputs: [] },
  })
  expect(quote.request.references).toHaveLength(2)
  const job = await ada.make(wish)
  expect(job).toMatchObject({ status: 'succeeded', request: { prompt: wish.prompt, references: [{}, {}] } })
  expect(studio.fal.posts.at(-1)?.body).toMatchObject({
    prompt: 'the person in images 1 and 2 waits at the place in image 3',
    image_urls: [expect.any(String), expect.any(String), expect.any(String)],
  })
  // What no vendor is sure to read goes as what every vendor reads.
  const sent = await Promise.all([...studio.fal.uploads.values()].map((file) => sharp(file).metadata()))
  expect(sent.map(({ format }) => format).toSorted()).toEqual(['jpeg', 'png', 'png'])
  const { body } = await ada.client.get(`/api/v1/assets/${job.outputs[0]?.assetId}/lineage`)
  const sources = Lineage.parse(body).nodes.filter(({ relation }) => relation === 'source')
  expect(sources.map(({ asset }) => asset.id).toSorted()).toEqual([one, two, three].toSorted())
  // Asked again, the words name the same pictures: it is the same take.
  expect((await ada.quote(wish)).reusable).toMatchObject({ jobId: job.id })

  const origins = async (origin: string) => {
    const assets = await ada.client.get(`/api/v1/assets?origin=${origin}`)
    return pageOf(Asset)
      .parse(assets.body)
      .items.map(({ id }) => id)
  }
  expect(await origins('uploaded')).toEqual([three, two, one])
  expect(await origins('generated')).toEqual([job.outputs[0]?.assetId])
})

test('“auto” picks an engine that takes pictures; one that takes none says so; others have no such names', async () => {
  expect(await ada.quote({ ...wish, engineId: 'auto' })).toMatchObject({ request: { mode: 't2v' } })
  const draft = await ada.client.post('/api/v1/quotes', { ...wish, engineId: 'draft-video' })
  expect(refusal(draft)).toMatchObject({ status: 422, code: 'unsupported_by_engine' })
  expect((await bob.quote(wish)).request.references).toBeUndefined()
  const unknown = { ...wish, prompt: 'A mill', references: [{ set: 'ref_nothing' }] }
  const refused = refusal(await ada.client.post('/api/v1/quotes', unknown))
  expect(refused).toMatchObject({ status: 422, paths: ['references.0.set'] })
})

test('a picture that is deleted is no longer of the set; a set that is forgotten leaves the pictures', async () => {
  const { items } = pageOf(ReferenceSet).parse((await ada.client.get('/api/v1/references')).body)
  const mara = items.find(({ handle }) => handle === 'mara')
  await ada.client.delete(`/api/v1/assets/${pictures[0]}`)
  const read = () => ada.client.get(`/api/v1/references/${mara?.id}`)
  expect(ReferenceSet.parse((await read()).body).images.map(({ id }) => id)).toEqual([pictures[1]])
  expect((await ada.client.delete(`/api/v1/references/${mara?.id}`)).status).toBe(204)
  expect((await read()).status).toBe(404)
  expect((await ada.asset(pictures[1] ?? '')).status).toBe('ready')
})
