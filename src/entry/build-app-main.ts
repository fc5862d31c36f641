import { glob, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { build } from 'vite'
import { z } from 'zod'

/** The program of buildApp: the app, the start page as finished HTML, and what is worth it compressed. */
const root = fileURLToPath(new URL('../..', import.meta.url))
const [, , folder = ''] = process.argv
const configFile = join(root, 'vite.config.ts')
const compressed = '**/*.{js,css,html,svg,json,txt,webmanifest}'
const worthCompressing = 512

try {
  await build({ configFile, logLevel: 'silent', build: { outDir: folder } })
  await writeStartPage()
  await compressFiles()
} catch (error) {
  console.error(reasonOf(error))
  process.exitCode = 1
}

/** The line that says what is wrong; the bundler draws a picture around it. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  const lines = text.split('\n').map((line) => line.trim())
  return lines.find((line) => line !== '' && !line.startsWith('Build failed')) ?? text
}

/** React runs here, once; the browser gets HTML and CSS. The renderer stays, for the pages that show prices and health. */
async function writeStartPage() {
  await build({
    configFile,
    logLevel: 'silent',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      outDir: folder,
      emptyOutDir: false,
      manifest: false,
      ssr: join(root, 'src/site/render.tsx'),
      ssrEmitAssets: true,
      rolldownOptions: { output: { entryFileNames: 'site/[name].js' } },
    },
  })
  const { render } = await import(pathToFileURL(join(folder, 'site/render.js')).href)
  const files = z.record(z.string(), z.string()).parse(render({ script: await fileOf('../site/reel.ts') }))
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)))
}

/** The address of what a source became. */
async function fileOf(source: string): Promise<string> {
  const manifest = z
    .record(z.string(), z.object({ file: z.string() }))
    .parse(JSON.parse(await readFile(join(folder, '.vite/manifest.json'), 'utf8')))
  const entry = manifest[source]
  if (entry === undefined) throw new Error(`The build has no ${source}.`)
  return `/${entry.file}`
}

async function compressFiles() {
  const work: Promise<void>[] = []
  for await (const name of glob(compressed, { cwd: folder })) work.push(compress(join(folder, name)))
  await Promise.all(work)
}

async function compress(path: string) {
  const text = await readFile(path)
  if (text.length < worthCompressing) return
  const [br, zipped] = await Promise.all([
    promisify(brotliCompress)(text),
    promisify(gzip)(text, { level: 9 }),
  ])
  await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, zipped)])
}
