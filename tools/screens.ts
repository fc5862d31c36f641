/**
 * Pictures of every screen, of a real studio with real takes: `node tools/screens.ts [--only home] [--out docs/screens]`.
 * `--data folder` keeps the studio for the next run; `--check` reports what does not fit its window in three widths and
 * both themes, and takes no pictures.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { laptop, launchChromium, phone, tablet } from '../test/harness/chromium.ts'
import { asFilmmaker } from '../test/harness/filmmaker.ts'
import { type Client, createClient, type Identity, newIdentity, signUp } from '../test/harness/users.ts'
import { contextFor, open, photograph, settle } from './screens/camera.ts'
import { Content, keepBusy, makeContent } from './screens/content.ts'
import { overflowOf } from './screens/overflow.ts'
import { type ShownStudio, startStudio } from './screens/studio.ts'
import { type Screen, screens } from './screens/walk.ts'

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    out: { type: 'string', default: 'docs/screens' },
    data: { type: 'string' },
    check: { type: 'boolean', default: false },
  },
})
const maya: Identity = { name: 'Maya Lind', email: 'maya@studio.test', password: 'a long enough password' }
const out = resolve(values.out)
await mkdir(out, { recursive: true })
const folder = resolve(values.data ?? (await mkdtemp('/tmp/dailies-screens-')))
const memory = join(folder, 'screens.json')

const studio = await startStudio(folder)
const browser = await launchChromium()
try {
  const wanted = screens.filter(({ name }) => values.only === undefined || values.only.includes(name))
  const isFresh = !(await isKnown(memory))
  if (isFresh) for (const screen of wanted) if (screen.who === 'first') await shoot(screen, null, null)
  const { person, content } = isFresh ? await furnish(studio) : await comeBack(studio)
  await keepBusy(studio, person, content)
  if (values.check) await check(content, person.client)
  else
    for (const screen of wanted)
      if (screen.who !== 'first') await shoot(screen, content, await clientOf(screen, person.client))
  for (const { id } of await live(person)) await person.command(id, 'cancel')
} finally {
  await browser.close()
  await studio[Symbol.asyncDispose]()
  if (values.data === undefined) await rm(folder, { recursive: true, force: true })
}

async function furnish(studio: ShownStudio) {
  console.log('Making takes…')
  const person = asFilmmaker(await signUp({ baseUrl: studio.url }, maya), studio.url)
  const content = await makeContent(studio, person)
  await writeFile(memory, JSON.stringify(content))
  return { person, content }
}

async function comeBack(studio: ShownStudio) {
  const client = createClient({ baseUrl: studio.url })
  await client.post('/api/auth/sign-in/email', maya)
  const person = asFilmmaker({ ...maya, client, workspaceId: '' }, studio.url)
  for (const { id } of await live(person)) await person.command(id, 'cancel')
  return { person, content: Content.parse(JSON.parse(await readFile(memory, 'utf8'))) }
}

async function live({ client }: { client: ReturnType<typeof createClient> }) {
  const { body } = await client.get('/api/v1/jobs?live=true&limit=50')
  return z.object({ items: z.array(z.object({ id: z.string() })) }).parse(body).items
}

async function shoot(screen: Screen, content: Content | null, client: Client | null) {
  const { name, look, act } = screen
  const context = await contextFor(browser, studio.url, look, client)
  const page = await context.newPage()
  try {
    await open(page, content === null ? '/signin' : screen.path(content))
    if (act !== undefined) {
      await act(page)
      await settle(page)
    }
    const bytes = await photograph(page, join(out, `${name}.webp`))
    console.log(`${name}: ${Math.round(bytes / 1024)} KiB`)
  } finally {
    await context.close()
  }
}

async function clientOf({ who }: Screen, maya: Client): Promise<Client | null> {
  if (who === undefined) return maya
  if (who !== 'newcomer') return null
  const email = `ada-${Date.now()}@studio.test`
  return (await signUp({ baseUrl: studio.url }, newIdentity({ name: 'Ada Byron', email }))).client
}

async function check(content: Content, client: Client) {
  const pages = new Map(
    screens
      .filter(({ who, act }) => who === undefined && act === undefined)
      .map((screen) => [screen.path(content), screen.name]),
  )
  for (const { width, height } of [phone, tablet, laptop]) {
    for (const theme of ['dark', 'light'] as const) {
      const context = await contextFor(browser, studio.url, { width, height, theme }, client)
      const page = await context.newPage()
      for (const [path, name] of pages) {
        await open(page, path)
        const faults = await overflowOf(page)
        console.log(`${width} ${theme} ${name}: ${faults.length === 0 ? 'fits' : ''}`)
        for (const fault of faults) console.log(`    ${fault}`)
      }
      await context.close()
    }
  }
}

function isKnown(file: string): Promise<boolean> {
  return readFile(file).then(
    () => true,
    () => false,
  )
}
