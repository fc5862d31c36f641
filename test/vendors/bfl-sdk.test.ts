import { createBlackForestLabs } from '@ai-sdk/black-forest-labs'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { compiledBy } from '#catalog/engines/compiled.fixture.ts'
import { createBfl } from '#providers/bfl/provider.ts'
import { contextOf, inputOf } from '#providers/spec/suite.ts'
import { type FakeBfl, startFakeBfl } from './bfl.ts'
import { overhear } from './overheard.ts'

let fake: FakeBfl
let line: ReturnType<typeof overhear>
beforeAll(async () => {
  fake = await startFakeBfl({ script: { workMs: 0 } })
})
afterAll(() => fake.close())
beforeEach(() => {
  line = overhear(fake, (text) => text.replace('//api.bfl.ai/delivery/', '//files.example/delivery/'))
})

const calm = () => new AbortController().signal
const picture = Uint8Array.from({ length: 64 }, (_, index) => index)
const file = { type: 'file', mediaType: 'image/png', data: picture } as const

type Picture = Parameters<ReturnType<ReturnType<typeof createBlackForestLabs>['image']>['doGenerate']>[0]
type Options = Record<string, string | number | boolean>

const requests: [string, string, Partial<Picture>, Options, Parameters<typeof compiledBy>[1]][] = [
  [
    'words',
    'flux-kontext-pro',
    { prompt: 'A paper boat', aspectRatio: '9:16' },
    { outputFormat: 'jpeg', safetyTolerance: 2, promptUpsampling: false },
    { mode: 't2i', prompt: 'A paper boat', aspectRatio: '9:16', options: { format: 'jpeg' } },
  ],
  [
    'two pictures',
    'flux-kontext-max',
    { prompt: 'Both at night', aspectRatio: '16:9', files: [file, file] },
    { outputFormat: 'png', safetyTolerance: 2, promptUpsampling: true },
    {
      mode: 'i2i',
      prompt: 'Both at night',
      options: { expandPrompt: true },
      inputs: [1, 2].map((number) => ({ role: 'reference', assetId: `ast_${number}` })),
    },
  ],
]

/** The `ai` family's package; the vendor has no client of their own for Node. */
test.each(requests)(
  'a picture from %s: our POST and our look are those of the package',
  async (...request) => {
    const [, model, words, options, wish] = request
    const client = createBlackForestLabs({ apiKey: fake.key, fetch: line.fetch })
    await client.image(model).doGenerate({
      prompt: undefined,
      n: 1,
      size: undefined,
      aspectRatio: undefined,
      files: undefined,
      mask: undefined,
      seed: 7,
      ...words,
      providerOptions: { blackForestLabs: options },
    })
    const theirs = heard()

    const ours = createBfl({ key: fake.key, fetch: line.fetch })
    const compiled = compiledBy(model, { seed: 7, ...wish })
    const inputs = (wish.inputs ?? []).map(({ role, assetId }) => ({
      ...inputOf(role, 'image/png', picture),
      assetId,
    }))
    const prepared = await ours.prepare(compiled, inputs, calm())
    const ticket = await ours.submit(prepared, contextOf('n-1'), calm())
    expect((await ours.check(ticket, calm())).state).toBe('succeeded')
    expect(heard()).toEqual(theirs)
    expect(theirs.map(({ method, key }) => [method, key])).toEqual([
      ['POST', fake.key],
      ['GET', fake.key],
    ])
  },
)

/** The POST and the first look, each with what the vendor reads of it; a work has a name of its own each time. */
const heard = () =>
  line.calls
    .splice(0)
    .flatMap(({ method, url, headers, body }) =>
      new URL(url).pathname.startsWith('/v1/')
        ? [{ method, url: url.replace(/id=[^&]+/, 'id=…'), body, key: headers['x-key'] }]
        : [],
    )
