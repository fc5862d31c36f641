import { constants } from 'node:fs'
import { access, readdir, stat, statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname } from 'node:path'
import pg from 'pg'
import { findBinaries } from '#db/embedded/binaries.ts'
import { findFolder } from '#db/embedded/place.ts'
import { findRunning } from '#db/embedded/start.ts'
import type { MediaProgram } from '#media/command.ts'
import { findProgram } from '#media/tools.ts'
import { openStorage } from '#storage/open.ts'
import { type Config, type Environment, parseConfig, type VendorConfig } from './config.ts'
import { checkFfmpeg } from './doctor-ffmpeg.ts'
import { type Finding, messageOf, missing, ok, warning } from './finding.ts'

/** Looks at everything the studio stands on. Changes nothing. */
export async function examine(environment: Environment): Promise<Finding[]> {
  const findings = [
    checkNode(),
    await checkFfmpeg(),
    checkProgram('ffprobe'),
    ...checkVoices(),
    await checkFonts(),
  ]
  findings.push(checkConfinement())
  let config: Config
  try {
    config = parseConfig(environment)
  } catch (error) {
    return [
      ...findings,
      missing('settings', messageOf(error), 'Correct the environment or .env; .env.example explains each.'),
    ]
  }
  return [
    ...findings,
    ok(
      'settings',
      `data in ${config.dataFolder}, studio at ${config.http.publicUrl}, billing ${config.billing.mode}`,
    ),
    await checkDataFolder(config),
    await checkDatabase(config),
    await checkStorage(config),
    await checkSecret(config),
    await checkPort(config),
    ok('providers', 'local engines'),
    ...config.vendors.map(checkVendor),
  ]
}

function checkNode(): Finding {
  const major = Number(process.versions.node.split('.')[0])
  if (major >= 24) return ok('node', process.version)
  return missing(
    'node',
    `${process.version} cannot run this release`,
    'Start it by ./dailies, which brings its own.',
  )
}

function checkProgram(program: MediaProgram): Finding {
  const path = findProgram(program)
  return path
    ? ok(program, path)
    : missing(program, 'not found', 'It comes with ffmpeg: apt-get install ffmpeg')
}

const VOICES: [program: MediaProgram, packages: string][] = [
  ['text2wave', 'festival festvox-us-slt-hts'],
  ['flite', 'flite'],
  ['espeak-ng', 'espeak-ng'],
]

function checkVoices(): Finding[] {
  return VOICES.map(([program, packages]) => {
    const path = findProgram(program)
    const name = `voice ${program}`
    return path
      ? ok(name, path)
      : warning(name, 'not found; its voices are not offered', `apt-get install ${packages}`)
  })
}

async function checkFonts(): Promise<Finding> {
  const folders = ['/usr/share/fonts', '/usr/local/share/fonts', '/System/Library/Fonts', '/Library/Fonts']
  for (const folder of folders) {
    const names = await readdir(folder, { recursive: true }).catch(() => [])
    const fonts = names.filter((name) => /\.(ttf|otf|ttc)$/i.test(name))
    if (fonts.length > 0) return ok('fonts', `${fonts.length} in ${folder}`)
  }
  return warning(
    'fonts',
    'none found; words in pictures cannot be drawn',
    'apt-get install fonts-dejavu-core',
  )
}

/** Media programs read files that strangers made; these two keep them within bounds. */
function checkConfinement(): Finding {
  if (process.platform !== 'linux') return ok('limits', 'media programs run without limits on this system')
  const absent = ['prlimit', 'setpriv'].filter((name) => findProgram(name) === null)
  if (absent.length === 0) return ok('limits', 'media programs run with limits on memory, time and file size')
  return warning('limits', `${absent.join(' and ')} not found`, 'apt-get install util-linux')
}

const THIN_BYTES = 5e9
const FULL_BYTES = 500e6

async function checkDataFolder(config: Config): Promise<Finding> {
  const name = 'data folder'
  const folder = await nearestFolder(config.dataFolder)
  if (!(await mayWrite(folder))) {
    return missing(
      name,
      `${folder} may not be written`,
      'Choose another DAILIES_DATA, or give this account the folder.',
    )
  }
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  const says = `${config.dataFolder}, ${(free / 1e9).toFixed(1)} GB free`
  if (free < FULL_BYTES) return missing(name, says, 'Free some disk space.')
  if (free < THIN_BYTES)
    return warning(name, says, 'A film needs some hundred megabytes while it is made: free some space.')
  return ok(name, says)
}

/** The folder itself, or the first one above it that exists. */
async function nearestFolder(path: string): Promise<string> {
  return (await stat(path).catch(() => null)) ? path : nearestFolder(dirname(path))
}

function mayWrite(path: string): Promise<boolean> {
  return access(path, constants.W_OK).then(
    () => true,
    () => false,
  )
}

async function checkDatabase(config: Config): Promise<Finding> {
  const name = 'database'
  try {
    if (config.database.url !== null) return ok(name, await askVersion(config.database.url))
    const running = await findRunning(config.dataFolder)
    if (running) return ok(name, `embedded ${await askVersion(running.url)}, process ${running.processId}`)
    const { version } = await findBinaries()
    const folder = await findFolder(config.dataFolder)
    return ok(
      name,
      `embedded PostgreSQL ${version}, ${folder ? `at rest in ${folder}` : 'made at the first start'}`,
    )
  } catch (error) {
    return missing(
      name,
      messageOf(error),
      config.database.url ? 'Check DATABASE_URL and the server.' : 'Run npm install.',
    )
  }
}

async function askVersion(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  await client.connect()
  try {
    const { rows } = await client.query<{ version: string }>(
      "select current_setting('server_version') as version",
    )
    return `PostgreSQL ${rows[0]?.version}`
  } finally {
    await client.end()
  }
}

async function checkStorage(config: Config): Promise<Finding> {
  const { protocol, host } = new URL(config.storage.url)
  if (protocol === 'file:') {
    const folder = await nearestFolder(new URL(config.storage.url).pathname)
    if (await mayWrite(folder)) return ok('storage', config.storage.url)
    return missing(
      'storage',
      `${folder} may not be written`,
      'Give this account the folder, or change STORAGE_URL.',
    )
  }
  try {
    // Nothing is there under this name; that S3 says so means that bucket and keys are good.
    await openStorage(config.storage.url).stat('doctor/uploads/doctor/doctor')
    return ok('storage', `S3 bucket ${host}`)
  } catch (error) {
    return missing('storage', messageOf(error), 'Check STORAGE_URL: bucket, endpoint, region and keys.')
  }
}

async function checkSecret(config: Config): Promise<Finding> {
  if (config.secret.current !== null) return ok('secret', 'from DAILIES_SECRET')
  const found = await stat(config.secret.secretFile).catch(() => null)
  if (!found) return ok('secret', 'made at the first start')
  if ((found.mode & 0o077) === 0) return ok('secret', config.secret.secretFile)
  return warning(
    'secret',
    `${config.secret.secretFile} can be read by others`,
    `chmod 600 ${config.secret.secretFile}`,
  )
}

async function checkPort(config: Config): Promise<Finding> {
  const { host, port } = config.http
  const name = 'port'
  const problem = await new Promise<string | null>((resolve) => {
    const server = createServer()
    server.once('error', (error) => resolve(error.message))
    server.listen(port, host, () => server.close(() => resolve(null)))
  })
  if (problem === null) return ok(name, `${host}:${port} is free`)
  if (config.database.url === null && (await findRunning(config.dataFolder).catch(() => null))) {
    return ok(name, `${host}:${port} is taken while this studio runs`)
  }
  return missing(name, problem, 'Stop the program that has it, or set PORT and HOST.')
}

function checkVendor({ vendor, apiKey, baseUrl }: VendorConfig): Finding {
  const key =
    apiKey === null ? `no key of the studio; ${vendor.keyVariable} brings one` : 'a key of the studio'
  return ok(vendor.label, baseUrl === null ? key : `${key}, at ${baseUrl}`)
}
