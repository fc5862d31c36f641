import type { GenerationRequestInput } from '#contract/generation.ts'
import type { Job } from '#contract/job.ts'
import type { Shot } from '#contract/project.ts'
import type { api } from '#web/api/client.ts'

export interface NewShot {
  name: string
  request: GenerationRequestInput
}

export interface FilmWish {
  /** The project that the shots go into; null makes one of this name. */
  projectId: string | null
  name: string
  shots: readonly [NewShot, ...NewShot[]]
  /** Starts a take of every shot. Only for engines of this machine: nothing may be charged. */
  draft: boolean
}

export interface NewFilm {
  projectId: string
  shots: Shot[]
  jobs: Job[]
}

/** Project, shots and first takes, in that order. The same key again goes on where it stopped. */
export async function makeFilm(call: typeof api, wish: FilmWish, key: string): Promise<NewFilm> {
  const projectId =
    wish.projectId ??
    (await call('postProjects', { body: { name: wish.name }, idempotencyKey: `${key}-project` })).id
  const shots: Shot[] = []
  for (const [index, { name, request }] of wish.shots.entries()) {
    const idempotencyKey = `${key}-shot-${index}`
    shots.push(
      await call('postProjectsByIdShots', {
        params: { id: projectId },
        body: { name, request },
        idempotencyKey,
      }),
    )
  }
  const jobs: Job[] = []
  if (!wish.draft) return { projectId, shots, jobs }
  for (const [index, shot] of shots.entries()) {
    const request = wish.shots[index]?.request
    if (request === undefined) continue
    const body = { ...request, projectId, shotId: shot.id, maxCredits: 0 }
    jobs.push(await call('postGenerations', { body, idempotencyKey: `${key}-take-${index}` }))
  }
  return { projectId, shots, jobs }
}
