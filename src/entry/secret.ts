import { randomBytes, randomUUID } from 'node:crypto'
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { defineErrors } from '#kernel/errors.ts'
import type { Config } from './config.ts'

export interface Secrets {
  current: string
  /** Those before it still open what they sealed: the one of the environment, and what a rotation replaced. */
  previous: readonly string[]
}

const SecretErrors = defineErrors({
  secret_damaged: { status: 500, title: 'The secret file is damaged.' },
})

/** The secret of the environment, else the one in the data folder, which is made at the first call. */
export async function loadSecrets(config: Config['secret']): Promise<Secrets> {
  const { secretFile } = config
  const named = config.previous === null ? [] : [config.previous]
  if (config.current !== null) return { current: config.current, previous: named }
  const replaced = await readSecret(previousFile(secretFile))
  return {
    current: (await readSecret(secretFile)) ?? (await makeSecret(secretFile)),
    previous: replaced === null ? named : [...named, replaced],
  }
}

export const listOf = ({ current, previous }: Secrets): [string, ...string[]] => [current, ...previous]

export const previousFile = (secretFile: string): string => `${secretFile}.previous`
/** The secret that a rotation is bringing in. While it is there, the rotation is not over. */
const nextFile = (secretFile: string): string => `${secretFile}.next`

/**
 * Puts a new secret in the place of the one in the data folder; the old one stays beside it and opens what it sealed.
 * Killed at any point, the next call goes on with the same new secret.
 */
export async function beginRotation(secretFile: string): Promise<void> {
  const current = (await readSecret(secretFile)) ?? (await makeSecret(secretFile))
  const next = (await readSecret(nextFile(secretFile))) ?? (await makeSecret(nextFile(secretFile)))
  if (current === next) return
  await replaceSecret(previousFile(secretFile), current)
  await replaceSecret(secretFile, next)
}

/** After the last key is under the new secret. */
export const endRotation = (secretFile: string): Promise<void> => rm(nextFile(secretFile), { force: true })

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
  const unfinished = await writeBeside(file, randomBytes(32).toString('base64url'))
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

const replaceSecret = async (file: string, secret: string): Promise<void> =>
  rename(await writeBeside(file, secret), file)

async function writeBeside(file: string, secret: string): Promise<string> {
  const unfinished = `${file}.${randomUUID()}`
  await using handle = await open(unfinished, 'wx', 0o600)
  await handle.writeFile(`${secret}\n`)
  await handle.sync()
  return unfinished
}
