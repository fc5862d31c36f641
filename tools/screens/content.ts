import { z } from 'zod'
import { Asset } from '#contract/asset.ts'
import type { GenerationRequestInput } from '#contract/generation.ts'
import type { Job } from '#contract/job.ts'
import { Project, Shot } from '#contract/project.ts'
import type { Filmmaker } from '../../test/harness/filmmaker.ts'
import type { ShownStudio } from './studio.ts'

/** Where the pictures are taken. */
export const Content = z.object({
  projectId: z.string(),
  shotId: z.string(),
  chosenJobId: z.string(),
  otherJobId: z.string(),
  failedJobId: z.string(),
  assetId: z.string(),
})
export type Content = z.infer<typeof Content>

const frame = { resolution: '540p', aspectRatio: '16:9' } as const
const draft = { mode: 't2v', engineId: 'draft-video', fps: 24, durationSeconds: 4, ...frame } as const
const hosted = {
  mode: 't2v',
  engineId: 'veo-3.1',
  durationSeconds: 8,
  resolution: '1080p',
  aspectRatio: '16:9',
} as const
const cabin = 'A cabin in the mountains at night, snow. Slow push towards the lit window'

interface PlannedShot {
  name: string
  request: GenerationRequestInput
}

const nightDrive: PlannedShot[] = [
  shot('The car', 'A red car driving on a city street at night, rain', 'tracking-follow', 'neon-cyberpunk'),
  shot(
    'The stranger',
    'A man in a black coat walking in a city street at night, rain',
    'handheld',
    'neon-cyberpunk',
  ),
]
const coast: PlannedShot[] = [
  shot('The coast', 'A lighthouse on the sea at dusk', 'truck-right', 'modern-cinematic'),
  shot(
    'She arrives',
    'A woman in a yellow coat walking on the beach at dusk, birds over the sea',
    'tracking-follow',
    'modern-cinematic',
  ),
]
const winter: PlannedShot[] = [
  shot('The lake', 'A sailboat on a mountain lake at dawn', 'truck-left', 'golden-hour'),
  shot('The walker', 'A person in a red jacket in the mountains by day', 'dolly-in', 'golden-hour'),
]

function shot(name: string, prompt: string, presetId: string, styleId: string): PlannedShot {
  return { name, request: { ...draft, prompt, styleId, seed: 7, camera: { presetId, strength: 0.5 } } }
}

/** Three films, each take made by an engine as anybody would; the last film is the one that the studio shows. */
export async function makeContent(studio: ShownStudio, maya: Filmmaker): Promise<Content> {
  await makeFilm(maya, 'Night drive', nightDrive)
  await makeFilm(maya, 'The coast', coast)
  const { project } = await makeFilm(maya, 'Winter light', winter)
  const shown = await newShot(maya, project, {
    name: 'The cabin',
    request: {
      ...hosted,
      prompt: cabin,
      camera: { presetId: 'dolly-in', strength: 0.6 },
      styleId: 'golden-hour',
    },
  })
  const take = (request: GenerationRequestInput) =>
    maya.start({ ...request, projectId: project.id, shotId: shown.id })
  const wide = await succeeded(
    maya,
    await take({ ...draft, prompt: cabin, seed: 7, camera: { presetId: 'dolly-in', strength: 0.6 } }),
  )
  const rise = await succeeded(
    maya,
    await take({
      ...draft,
      prompt: cabin,
      seed: 4,
      camera: { presetId: 'crane-up', strength: 0.5 },
      styleId: 'golden-hour',
    }),
  )
  studio.vendor.script({ next: [['expired-output']] })
  const failed = await take({
    ...hosted,
    prompt: cabin,
    camera: { presetId: 'dolly-in', strength: 0.6 },
    seed: 11,
  })
  await maya.until(failed.id, ['failed'])
  studio.vendor.script({ next: [] })
  const last = await succeeded(
    maya,
    await take({
      ...hosted,
      durationSeconds: 4,
      prompt: cabin,
      camera: { presetId: 'dolly-in', strength: 0.6 },
      seed: 21,
    }),
  )
  await succeeded(
    maya,
    await maya.start({
      mode: 't2i',
      engineId: 'draft-image',
      ...frame,
      prompt: 'A black perfume bottle in a golden studio',
      seed: 7,
    }),
  )
  await succeeded(
    maya,
    await maya.start({
      mode: 'tts',
      engineId: 'local-voice',
      prompt: 'The light has been on since she left.',
    }),
  )
  await patch(maya, `/shots/${shown.id}`, { chosenJobId: rise.id })
  const assetId = z.string().parse(last.outputs[0]?.assetId)
  await patch(maya, `/assets/${assetId}`, { favorite: true, tags: ['cabin', 'night'] })
  return {
    projectId: project.id,
    shotId: shown.id,
    chosenJobId: rise.id,
    otherJobId: wide.id,
    failedJobId: failed.id,
    assetId,
  }
}

/** Work at a vendor that goes on for as long as pictures are taken: one take runs, more wait. */
export async function keepBusy(
  studio: ShownStudio,
  maya: Filmmaker,
  { projectId, shotId }: Content,
): Promise<Job[]> {
  studio.vendor.script({ workMs: 3_600_000 })
  const started: Job[] = []
  for (const seed of [31, 32]) {
    const request = {
      ...hosted,
      prompt: cabin,
      camera: { presetId: 'dolly-in', strength: 0.6 },
      seed,
      projectId,
      shotId,
    }
    started.push(await maya.start(request))
  }
  return started
}

async function makeFilm(maya: Filmmaker, name: string, shots: readonly PlannedShot[]) {
  const project = Project.parse(await post(maya, '/projects', { name }))
  for (const planned of shots) {
    const made = await newShot(maya, project, planned)
    const job = await succeeded(
      maya,
      await maya.start({ ...planned.request, projectId: project.id, shotId: made.id }),
    )
    await patch(maya, `/shots/${made.id}`, { chosenJobId: job.id })
  }
  return { project }
}

const newShot = async (maya: Filmmaker, { id }: Project, shot: PlannedShot): Promise<Shot> =>
  Shot.parse(await post(maya, `/projects/${id}/shots`, shot))

async function succeeded(maya: Filmmaker, { id }: Job): Promise<Job> {
  const job = await maya.until(id)
  if (job.status !== 'succeeded') throw new Error(`A take ended ${job.status}: ${JSON.stringify(job.error)}`)
  for (const { assetId } of job.outputs)
    Asset.parse((await maya.client.get(`/api/v1/assets/${assetId}`)).body)
  console.log(`  ${job.engineId ?? ''}: ${job.request.prompt}`)
  return job
}

async function post(maya: Filmmaker, path: string, body: object): Promise<unknown> {
  const reply = await maya.client.post(`/api/v1${path}`, body)
  if (reply.status >= 300)
    throw new Error(`POST ${path} answered ${reply.status}: ${JSON.stringify(reply.body)}`)
  return reply.body
}

async function patch(maya: Filmmaker, path: string, body: object): Promise<void> {
  const reply = await maya.client.patch(`/api/v1${path}`, body)
  if (reply.status >= 300)
    throw new Error(`PATCH ${path} answered ${reply.status}: ${JSON.stringify(reply.body)}`)
}
