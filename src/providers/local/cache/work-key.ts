import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SpokenWords } from '#contract/asset.ts'
import { canonicalJson } from '#kernel/json.ts'
import type { CompiledRequest, InputFile } from '#providers/spec/provider.ts'
import { hashOf } from './made-before.ts'

/** The same for the same work: endpoint, settings and seed, what the inputs hold and say, and the code that does it. */
export async function workKey(request: CompiledRequest, inputs: readonly InputFile[]): Promise<string> {
  const given: { role: string; sha256: string; words?: SpokenWords | undefined }[] = []
  for (const { role, path, words } of inputs) given.push({ role, sha256: await hashOf(path), words })
  const work = { endpoint: request.endpoint, body: request.body, given, code: await codeHash() }
  return createHash('sha256').update(canonicalJson(work)).digest('hex')
}

/** All code that a picture or a sound can depend on; a version number of ours would be forgotten one day. */
const rooms = ['kernel', 'camera', 'painter', 'media', 'providers/local']

let code: Promise<string> | undefined
const codeHash = (): Promise<string> => {
  code ??= hashOfCode(fileURLToPath(new URL('../../../', import.meta.url)))
  return code
}

async function hashOfCode(root: string): Promise<string> {
  const hash = createHash('sha256')
  for (const room of rooms) {
    const entries = await readdir(join(root, room), { recursive: true, withFileTypes: true })
    const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
    for (const path of paths.filter((one) => !/\.test\.\w+$/.test(one)).sort())
      hash.update(path.slice(root.length)).update(await readFile(path))
  }
  return hash.digest('hex')
}
