import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { glob, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const builds = join(root, 'dist', 'app')

/** Everything that the pages are made of: their rooms, the pure rooms that they share with the server, their packages. */
const sources = [
  'src/{web,site,kernel,contract,camera,painter,catalog,pricing}/**/*',
  'src/entry/build-app-main.ts',
  'vite.config.ts',
  'package-lock.json',
]

/** A running studio keeps the files that it was started with. */
const keptBuilds = 3

/**
 * The folder with the built pages, built now when the sources have changed since. A folder is named after its sources'
 * hash and appears whole or not at all, so any number of processes may ask at once.
 */
export async function buildApp(say: (line: string) => void = () => {}): Promise<string> {
  const folder = join(builds, await hashSources())
  if (existsSync(folder)) return folder
  say('Building the app…')
  const unfinished = `${folder}.${process.pid}.unfinished`
  try {
    await runBuild(unfinished)
    await rename(unfinished, folder)
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
  await removeOldBuilds()
  return folder
}

/** The built pages for a server, or null after a line that says why there are none: the API works without them. */
export async function appFolder(): Promise<string | null> {
  const say = (line: string) => console.error(line)
  try {
    return await buildApp(say)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    say(`The app could not be built, so only the API is served. ${reason} Run: npx vite build`)
    return null
  }
}

async function hashSources(): Promise<string> {
  const files: string[] = []
  for await (const entry of glob(sources, { cwd: root, withFileTypes: true })) {
    if (entry.isFile() && !/\.test\.tsx?$/.test(entry.name)) files.push(join(entry.parentPath, entry.name))
  }
  files.sort()
  const texts = await Promise.all(files.map((file) => readFile(file)))
  const hash = createHash('sha256')
  for (const [index, text] of texts.entries()) {
    hash.update(`${files[index]?.slice(root.length)} ${text.length}\n`).update(text)
  }
  return hash.digest('hex').slice(0, 16)
}

/** In a process of its own: a bundler takes all of a core and some hundred megabytes. */
async function runBuild(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const script = fileURLToPath(new URL('./build-app-main.ts', import.meta.url))
  const child = spawn(process.execPath, [script, folder], {
    cwd: root,
    env: { PATH: process.env.PATH, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let complaint = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code === 0) return
  throw new Error(complaint.trim().split('\n').at(-1) || `The build ended with ${code}.`)
}

async function removeOldBuilds(): Promise<void> {
  const names = await readdir(builds)
  const ages = await Promise.all(
    names
      .filter((name) => !name.endsWith('.unfinished'))
      .map(async (name) => ({ name, made: (await stat(join(builds, name))).mtimeMs })),
  )
  const old = ages.sort((a, b) => b.made - a.made).slice(keptBuilds)
  await Promise.all(old.map(({ name }) => rm(join(builds, name), { recursive: true, force: true })))
}
