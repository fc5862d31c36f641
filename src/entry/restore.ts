import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { placeBase } from '#db/embedded/base-copy.ts'
import { copyDurably, copyTree } from '#db/embedded/copy-tree.ts'
import { startEmbedded } from '#db/embedded/start.ts'
import { mediaFolderOf } from './backup.ts'
import { BackupErrors, Manifest } from './backup-format.ts'
import { type Config, type Environment, parseConfig } from './config.ts'
import { consoleLog } from './database.ts'
import { previousFile } from './secret.ts'

/** Brings a backup into an empty data folder and starts the database once, so that a success means: it opens. */
export async function restore(config: Config, source: string): Promise<Manifest> {
  if (config.database.url !== null) {
    throw BackupErrors.backup_needs_own_tools({
      detail:
        'A backup is restored into the embedded database. Unset DATABASE_URL, or use your server’s own tools.',
    })
  }
  const manifest = await readManifest(source)
  const mediaFolder = mediaFolderOf(config)
  for (const folder of [config.dataFolder, ...(mediaFolder === null ? [] : [mediaFolder])])
    await demandEmpty(folder)
  await mkdir(config.dataFolder, { recursive: true })

  await placeBase(join(source, 'postgres'), config.dataFolder)
  if (manifest.media && mediaFolder !== null) await copyTree(join(source, 'media'), mediaFolder)
  await copyTree(join(source, 'outbox'), config.mail.outboxFolder)
  if (manifest.secret) {
    await copyDurably(join(source, 'secret'), config.secret.secretFile)
    await copyDurably(join(source, 'secret.previous'), previousFile(config.secret.secretFile))
  }

  const server = await startEmbedded({ dataFolder: config.dataFolder, log: consoleLog })
  await server.stop()
  return manifest
}

async function readManifest(source: string): Promise<Manifest> {
  const path = join(source, 'manifest.json')
  const parsed = await readFile(path, 'utf8').then(
    (text) => Manifest.safeParse(JSON.parse(text)),
    () => null,
  )
  if (parsed?.success) return parsed.data
  throw BackupErrors.backup_not_found({
    detail: `${source} is not a finished backup of a format that this release knows: ${path} is missing or does not fit.`,
  })
}

async function demandEmpty(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  if (names.length === 0) return
  throw BackupErrors.restore_target_not_empty({
    detail: `${folder} holds ${names.length} files or folders (${names.slice(0, 3).join(', ')}…). Restore into an empty folder: set DAILIES_DATA, or move the old one away.`,
  })
}

export async function run(args: string[], environment: Environment): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true })
  const [source] = positionals
  if (source === undefined) {
    console.error('Which backup? ./dailies restore <folder>')
    return 2
  }
  const config = parseConfig(environment)
  const manifest = await restore(config, resolve(source))
  console.log(`The backup of ${manifest.createdAt} is in ${config.dataFolder}.`)
  if (!manifest.secret)
    console.log('It came without a secret: set DAILIES_SECRET to the one it was made with.')
  return 0
}
