import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { clips } from '../harness/clips.ts'
import { type HouseProcess, startScript } from '../harness/worker-process.ts'
import { Behaviour, type Script } from '../vendors/fal-script.ts'
import type { HouseVendors, SeenPost } from './house-vendors.ts'

const Post = z
  .object({
    at: z.number(),
    body: z.looseObject({}),
    nonce: z.string().nullable(),
    requestId: z.string().nullable(),
    behaviours: z.array(Behaviour),
  })
  .transform(({ body, ...post }): SeenPost => ({ ...post, provider: 'fal', words: JSON.stringify(body) }))
const Seen = z.object({
  posts: z.array(Post),
  bills: z.array(z.object({ requestId: z.string(), microUsd: z.number() })),
  webhooks: z.array(z.object({ url: z.string(), kind: z.string(), status: z.number() })),
})
const Hello = z.object({ url: z.string(), key: z.string() })

/** The fake vendor in a process of its own: it outlives every worker, and what it saw is the oracle. */
export interface FalProcess extends HouseVendors {
  url: string
  key: string
  process: HouseProcess
  script(script: Script): Promise<void>
  seen(): Promise<z.output<typeof Seen>>
}

export async function startFalProcess(script: Script): Promise<FalProcess> {
  const main = fileURLToPath(new URL('../vendors/fal-main.ts', import.meta.url))
  const files = ['--mp4', await clips.silentVideo('red', 1), '--png', await clips.picture()]
  const process = startScript(main, files, {})
  await process.saying('\n')
  const { url, key } = Hello.parse(JSON.parse(process.output().split('\n')[0] ?? ''))
  const control = async (body?: Script) => {
    const reply = await fetch(`${url}/__control`, {
      method: body ? 'POST' : 'GET',
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    return Seen.parse(await reply.json())
  }
  await control(script)
  return {
    url,
    key,
    providers: ['fal'],
    environment: { FAL_KEY: key, FAL_BASE_URL: url },
    process,
    script: async (next) => void (await control(next)),
    seen: () => control(),
  }
}
