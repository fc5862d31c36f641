import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { copyBase } from '#db/embedded/base-copy.ts'
import { type Copied, copyDurably, copyTree, syncPath } from '#db/embedded/copy-tree.ts'
import { BackupErrors, type Manifest } from './backup-format.ts'
import { type Config, type Environment, parseConfig } from './config.ts'
import { consoleLog, reachDatabase } from './database.ts'
import { previousFile } from './secret.ts'

const packageFile = z.object({ version: z.string() })

/**
 * Writes database, media, mail and secret into a new folder, while the studio works or while it rests. The folder gets
 * its name when everything is on disk.
 */
export async function backUp(config: Config, target: string): Promise<Manifest> {
  if (config.database.url !== null) {
    throw BackupErrors.backup_needs_own_tools({
      detail:
        'DATABASE_URL names a server of your own: back it up with its own tools (pg_dump, or your host’s snapshots), and the media with those of your storage.',
    })
  }
  if (
    await access(target).then(
      () => true,
      () => false,
    )
  ) {
    throw BackupErrors.backup_target_exists({ detail: `${target} is there already. Choose a new name.` })
  }
  const unfinished = `${target}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { recursive: true, mode: 0o700 })
  const parts: Copied[] = []
  const database = await reachDatabase(config, consoleLog)
  try {
    parts.push(await copyBase(database.url, join(unfinished, 'postgres')))
  } finally {
    await database.close()
  }
  // After the database: every file that one of its rows names is there by now, because files are written before rows.
  const mediaFolder = mediaFolderOf(config)
  if (mediaFolder !== null) parts.push(await copyTree(mediaFolder, join(unfinished, 'media')))
  parts.push(await copyTree(config.mail.outboxFolder, join(unfinished, 'outbox')))
  const secretBytes =
    config.secret.current === null
      ? await copyDurably(config.secret.secretFile, join(unfinished, 'secret'))
      : null
  // In the middle of a rotation some keys are still under it.
  if (secretBytes !== null)
    await copyDurably(previousFile(config.secret.secretFile), join(unfinished, 'secret.previous'))

  const manifest: Manifest = {
    format: 1,
    createdAt: new Date().toISOString(),
    release: await release(),
    postgres: (await readFile(join(unfinished, 'postgres', 'PG_VERSION'), 'utf8')).trim(),
    media: mediaFolder !== null,
    secret: secretBytes !== null,
    files: parts.reduce((sum, part) => sum + part.files, 0),
    bytes: parts.reduce((sum, part) => sum + part.bytes, 0),
  }
  await writeFile(join(unfinished, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`, {
    flush: true,
  })
  await syncPath(unfinished)
  await rename(unfinished, target)
  await syncPath(dirname(target))
  return manifest
}

/** Null: the media are not in a folder. */
export function mediaFolderOf(config: Config): string | null {
  const url = new URL(config.storage.url)
  return url.protocol === 'file:' ? fileURLToPath(url) : null
}

async function release(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8')
  return packageFile.parse(JSON.parse(text)).version
}

export async function run(args: string[], environment: Environment): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true })
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '-')
  const target = resolve(positionals[0] ?? `dailies-backup-${stamp}`)
  const manifest = await backUp(parseConfig(environment), target)
  console.log(`${target}: ${manifest.files} files, ${(manifest.bytes / 1e6).toFixed(1)} MB.`)
  if (!manifest.media) console.log('Media are in S3 and were not copied.')
  if (!manifest.secret) console.log('The secret is not in it: keep DAILIES_SECRET somewhere safe.')
  return 0
}
