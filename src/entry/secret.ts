import { randomBytes, randomUUID } from 'node:crypto'
import { link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { defineErrors } from '#kernel/errors.ts'
import type { Config } from './config.ts'

export interface Secrets {
  current: string
  /** Still opens what it sealed before the change; null when there was none. */
  previous: string | null
}

const SecretErrors = defineErrors({
  secret_damaged: { status: 500, title: 'The secret file is damaged.' },
})

/** The secret of the environment, else the one in the data folder, which is made at the first call. */
export async function loadSecrets(config: Config['secret']): Promise<Secrets> {
  const current =
    config.current ?? (await readSecret(config.secretFile)) ?? (await makeSecret(config.secretFile))
  return { current, previous: config.previous }
}

async function readSecret(file: string): Promise<string | null> {
  let text: string
  try {
    text = (await readFile(file, 'utf8')).trim()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
  // A new one in its place would make every stored key unreadable without a word.
  if (text.length < 32) {
    throw SecretErrors.secret_damaged({
      detail: `${file} holds less than 32 characters. Bring it back from a backup; with a new one, stored keys cannot be read.`,
    })
  }
  return text
}

/** A hard link names the finished file: whole or not at all, and of two first starts both get the same one. */
async function makeSecret(file: string): Promise<string> {
  await mkdir(dirname(file), { recursive: true })
  const unfinished = `${file}.${randomUUID()}`
  {
    await using handle = await open(unfinished, 'wx', 0o600)
    await handle.writeFile(`${randomBytes(32).toString('base64url')}\n`)
    await handle.sync()
  }
  try {
    await link(unfinished, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    await rm(unfinished)
  }
  const made = await readSecret(file)
  if (made === null)
    throw SecretErrors.secret_damaged({ detail: `${file} vanished while it was being made.` })
  return made
}
