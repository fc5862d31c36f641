import { describe, expect, it } from 'vitest'
import { GenerationRequest } from '#contract/generation.ts'
import type { api } from '#web/api/client.ts'
import {
  draftOfPrompt,
  draftOfStill,
  emptyShot,
  filmOfTemplate,
  shotOfClip,
  shotOfVoice,
} from './draft-requests.ts'
import { makeFilm } from './make-film.ts'
import { templates } from './templates.ts'

interface Call {
  name: string
  options: { body?: unknown; idempotencyKey?: string }
}

/** A studio that takes everything; `fails` are the calls that go wrong. */
function studio(fails: (call: Call) => boolean = () => false) {
  const calls: Call[] = []
  const call = (async (name: string, options: Call['options']) => {
    calls.push({ name, options })
    if (fails({ name, options })) throw new Error('The studio does not answer.')
    return { id: `${name} ${options.idempotencyKey}` }
  }) as typeof api
  return { call, calls }
}

const settings = { kind: 'video', durationSeconds: 4, aspectRatio: '16:9' } as const
const lighthouse = draftOfPrompt('A lighthouse at dusk', settings)

describe('a new film', () => {
  it('is a project, its shots and a take of each', async () => {
    const { call, calls } = studio()
    const [template] = templates
    if (template === undefined) throw new Error('no template')
    await makeFilm(call, filmOfTemplate(template, true), 'press')
    expect(calls.map(({ name }) => name)).toEqual([
      'postProjects',
      ...template.shots.map(() => 'postProjectsByIdShots'),
      ...template.shots.map(() => 'postGenerations'),
    ])
  })

  it('charges nothing', async () => {
    const { call, calls } = studio()
    await makeFilm(call, { projectId: null, name: 'Film', shots: [lighthouse], draft: true }, 'press')
    expect(calls.at(-1)?.options.body).toMatchObject({ maxCredits: 0, engineId: 'draft-video' })
  })

  it('goes into a project that is there', async () => {
    const { call, calls } = studio()
    const made = await makeFilm(
      call,
      { projectId: 'prj_1', name: '', shots: [lighthouse], draft: false },
      'press',
    )
    expect(made.projectId).toBe('prj_1')
    expect(calls.map(({ name }) => name)).toEqual(['postProjectsByIdShots'])
  })

  it('keeps its keys when it is pressed again', async () => {
    const keys = async (press: string) => {
      const { call, calls } = studio(({ name }) => name === 'postGenerations')
      const made = makeFilm(call, { projectId: null, name: 'Film', shots: [lighthouse], draft: true }, press)
      await expect(made).rejects.toThrow('does not answer')
      return calls.map(({ options }) => options.idempotencyKey)
    }
    const first = await keys('one')
    expect(new Set(first).size).toBe(3)
    expect(await keys('one')).toEqual(first)
    expect(await keys('two')).not.toEqual(first)
  })
})

it.each([
  lighthouse,
  draftOfPrompt('A lighthouse', { ...settings, kind: 'picture' }),
  draftOfStill({ id: 'ast_1', name: 'dusk.png' }, '', settings),
  shotOfClip({ id: 'ast_1', name: 'clip.mp4' }),
  shotOfVoice(),
  emptyShot(),
])('$name is a request that the studio takes', ({ request }) => {
  expect(() => GenerationRequest.parse(request)).not.toThrow()
})
