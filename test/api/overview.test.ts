import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { Job } from '#contract/job.ts'
import { pageOf } from '#contract/lists.ts'
import { Project, Shot } from '#contract/project.ts'
import { Voice } from '#contract/voice.ts'
import { list as listProjects } from '#features/projects/projects.ts'
import { localVoices } from '#providers/local/voice/voices.ts'
import { statementsOf } from '../../bench/kit/statements.ts'
import type { Filmmaker } from '../harness/filmmaker.ts'
import { openTestStudio, type TestStudio } from '../harness/house.ts'

let studio: TestStudio
let ada: Filmmaker
beforeAll(async () => {
  studio = await openTestStudio()
  ada = await studio.join({ credits: 950 })
})
afterAll(() => studio.close())

const read = async <T extends z.ZodType>(schema: T, path: string): Promise<z.output<T>> =>
  schema.parse((await ada.client.get(`/api/v1${path}`)).body)
const newProject = async (name: string) =>
  Project.parse((await ada.client.post('/api/v1/projects', { name })).body)
const newShot = async (projectId: string) =>
  Shot.parse((await ada.client.post(`/api/v1/projects/${projectId}/shots`, {})).body)
const project = (id: string) => read(Project, `/projects/${id}`)
const names = async (query = '') =>
  (await read(pageOf(Project), `/projects${query}`)).items.map(({ name }) => name)

const hosted = { mode: 't2v', engineId: 'veo-3.1-lite', durationSeconds: 4, resolution: '720p' } as const
const picture = { mode: 't2i', engineId: 'flux-2-pro' } as const

test('a project shows its newest stills, counts its takes and says what they cost', async () => {
  const owls = await newProject('Owls')
  expect(owls).toMatchObject({ covers: [], shots: 0, chosen: 0, takes: 0, running: 0, credits: 0 })
  const [first, second] = [await newShot(owls.id), await newShot(owls.id)]
  const made: Job[] = []
  for (let seed = 1; seed <= 5; seed++) {
    // A shot is enough: it knows its project.
    made.push(await ada.make({ ...picture, prompt: 'An owl', seed, shotId: seed < 4 ? first.id : second.id }))
  }
  expect(made.map(({ projectId }) => projectId)).toEqual(made.map(() => owls.id))
  const video = await ada.make({ ...hosted, prompt: 'An owl', styleId: 'film-noir', projectId: owls.id })
  await ada.client.patch(`/api/v1/shots/${first.id}`, { chosenJobId: made[0]?.id })

  const finished = video.outputs.at(-1)
  const newest = [finished, ...made.toReversed().map(({ outputs }) => outputs[0])].slice(0, 4)
  const charged = [video, ...made].reduce((sum, { price }) => sum + price.charged, 0)
  expect(charged).toBeGreaterThan(40)
  expect(await project(owls.id)).toMatchObject({
    shots: 2,
    chosen: 1,
    takes: 6,
    running: 0,
    credits: charged,
  })
  expect((await project(owls.id)).covers).toEqual(
    newest.map((output) => ({ assetId: output?.assetId, posterUrl: output?.posterUrl, kind: output?.kind })),
  )
  await ada.client.delete(`/api/v1/assets/${finished?.assetId}`)
  expect((await project(owls.id)).covers[0]?.assetId).not.toBe(finished?.assetId)
})

test('jobs are found by shot, and those that are not over', async () => {
  const foxes = await newProject('Foxes')
  const shot = await newShot(foxes.id)
  const done = await ada.make({ ...picture, prompt: 'A fox', shotId: shot.id })
  const loose = await ada.make({ ...picture, prompt: 'A hare' })
  studio.fal.script({ workMs: 60_000 })
  const running = await ada.start({ ...hosted, prompt: 'A fox', shotId: shot.id })
  const ids = async (query: string) => (await read(pageOf(Job), `/jobs?${query}`)).items.map(({ id }) => id)
  expect(await ids(`shotId=${shot.id}`)).toEqual([running.id, done.id])
  const newest = await read(pageOf(Job), `/jobs?shotId=${shot.id}&limit=1`)
  expect(newest.items.map(({ takeNumber }) => takeNumber)).toEqual([2])
  expect([done.takeNumber, loose.takeNumber]).toEqual([1, null])
  expect(await ids(`shotId=${shot.id}&live=true`)).toEqual([running.id])
  expect(await ids('live=true')).toEqual([running.id])
  expect(await ids('live=true&status=succeeded')).toEqual([])
  expect((await ada.client.get('/api/v1/jobs?live=maybe')).status).toBe(422)
  expect(await project(foxes.id)).toMatchObject({ takes: 2, running: 1 })

  await ada.command(running.id, 'pause')
  expect(await ids('live=true')).toEqual([running.id])
  await ada.command(running.id, 'resume')
  await ada.command(running.id, 'cancel')
  await ada.until(running.id)
  studio.fal.script({ workMs: 50 })
  expect(await ids('live=true')).toEqual([])
})

test('projects come by last activity: a changed shot and a started take count, also between pages', async () => {
  ada = await studio.join({ credits: 950 })
  const [one, two, three] = [await newProject('One 50%'), await newProject('Two'), await newProject('Three')]
  expect(await names()).toEqual(['Three', 'Two', 'One 50%'])
  await ada.make({ ...picture, prompt: 'A hare', projectId: one.id })
  expect(await names()).toEqual(['One 50%', 'Three', 'Two'])
  const shot = await newShot(two.id)
  expect(await names()).toEqual(['Two', 'One 50%', 'Three'])
  await ada.client.patch(`/api/v1/shots/${shot.id}`, { name: 'Opening' })
  const first = await read(pageOf(Project), '/projects?limit=1')
  await ada.client.patch(`/api/v1/projects/${three.id}`, { name: 'Third' })
  const rest = await read(pageOf(Project), `/projects?limit=5&cursor=${first.nextCursor}`)
  expect(rest.items.map(({ name }) => name)).toEqual(['One 50%'])
  expect(await names()).toEqual(['Third', 'Two', 'One 50%'])
  expect(await names('?q=T')).toEqual(['Third', 'Two'])
  expect(await names(`?q=${encodeURIComponent('0%')}`)).toEqual(['One 50%'])
  expect(await names(`?q=${encodeURIComponent('_')}`)).toEqual([])
  const statements = await statementsOf(studio.database.url, (db) =>
    listProjects(db, ada.workspaceId, { limit: 20 }),
  )
  expect(statements.length).toBe(2)
})

test('the voices are those of this machine', async () => {
  const { items } = await read(z.object({ items: z.array(Voice) }), '/voices')
  expect(items.map(({ id }) => id)).toEqual((await localVoices()).map(({ id }) => id))
})
