import { z } from 'zod'
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

const push = { presetId: 'dolly-in', strength: 0.6 }
const draft = {
  mode: 't2v',
  engineId: 'draft-video',
  fps: 24,
  durationSeconds: 4,
  resolution: '540p',
  aspectRatio: '16:9',
} satisfies GenerationRequestInput
const hosted = {
  mode: 't2v',
  engineId: 'veo-3.1',
  durationSeconds: 8,
  resolution: '1080p',
  aspectRatio: '16:9',
  prompt: 'A cabin in the mountains at night, snow. Slow push towards the lit window, 35 mm, soft haze',
  camera: push,
} satisfies GenerationRequestInput

interface PlannedShot {
  name: string
  request: GenerationRequestInput
}

const planned = (name: string, prompt: string, presetId: string, styleId?: string): PlannedShot => ({
  name,
  request: { ...draft, prompt, styleId, seed: 7, camera: { presetId, strength: 0.5 } },
})
const nightDrive = [
  planned('The car', 'A red car driving on a city street at night, rain', 'tracking-follow'),
  planned(
    'The stranger',
    'A man in a black coat walking in a city street at night',
    'handheld',
    'neon-cyberpunk',
  ),
]
const coast = [
  planned('The coast', 'A lighthouse on the sea at dusk', 'truck-right', 'modern-cinematic'),
  planned('She arrives', 'A woman in a yellow coat walking on the beach at dusk', 'tracking-follow'),
]
const winter = [
  planned('The lake', 'A sailboat on a mountain lake at dawn', 'truck-left', 'golden-hour'),
  planned('The walker', 'A person in a red jacket in the mountains by day', 'dolly-in', 'golden-hour'),
]

/** Three films, each take made by an engine as anybody would; the last film is the one that the studio shows. */
export async function makeContent(studio: ShownStudio, maya: Filmmaker): Promise<Content> {
  await makeFilm(maya, 'Night drive', nightDrive)
  await makeFilm(maya, 'The coast', coast)
  const project = await makeFilm(maya, 'Winter light', winter)
  const shown = await newShot(maya, project, { name: 'The cabin', request: hosted })
  const place = { projectId: project.id, shotId: shown.id }
  const { prompt } = hosted
  const wide = await make(maya, { ...draft, ...place, prompt, seed: 7, camera: push })
  await make(maya, { ...draft, ...place, prompt, seed: 4, camera: { presetId: 'crane-up', strength: 0.5 } })
  studio.vendor.script({ next: [['expired-output']] })
  const failed = await maya.start({ ...hosted, ...place, seed: 11 })
  await maya.until(failed.id, ['failed'])
  const chosen = await make(maya, { ...hosted, ...place, seed: 21 })
  const still = { mode: 't2i', engineId: 'draft-image', resolution: '540p', aspectRatio: '16:9' } as const
  await make(maya, { ...still, prompt: 'A black perfume bottle in a golden studio', seed: 7 })
  await make(maya, { mode: 'tts', engineId: 'local-voice', prompt: 'The light has been on since she left.' })
  await patch(maya, `/shots/${shown.id}`, { chosenJobId: chosen.id })
  const assetId = z.string().parse(chosen.outputs[0]?.assetId)
  await patch(maya, `/assets/${assetId}`, { favorite: true, tags: ['cabin', 'night'] })
  const ids = { chosenJobId: chosen.id, otherJobId: wide.id, failedJobId: failed.id, assetId }
  return { ...place, ...ids }
}

/** Work at a vendor that goes on for as long as pictures are taken. */
export async function keepBusy(studio: ShownStudio, maya: Filmmaker, content: Content): Promise<void> {
  const { projectId, shotId } = content
  studio.vendor.script({ workMs: 3_600_000 })
  for (const seed of [31, 32]) await maya.start({ ...hosted, seed, projectId, shotId })
}

async function makeFilm(maya: Filmmaker, name: string, shots: readonly PlannedShot[]) {
  const project = Project.parse(await post(maya, '/projects', { name }))
  for (const planned of shots) {
    const made = await newShot(maya, project, planned)
    const job = await make(maya, { ...planned.request, projectId: project.id, shotId: made.id })
    await patch(maya, `/shots/${made.id}`, { chosenJobId: job.id })
  }
  return project
}

const newShot = async (maya: Filmmaker, { id }: Project, shot: PlannedShot): Promise<Shot> =>
  Shot.parse(await post(maya, `/projects/${id}/shots`, shot))

async function make(maya: Filmmaker, request: GenerationRequestInput): Promise<Job> {
  const job = await maya.make(request)
  if (job.status !== 'succeeded') throw new Error(`A take ended ${job.status}: ${JSON.stringify(job.error)}`)
  console.log(`  ${job.engineId}: ${request.prompt}`)
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
