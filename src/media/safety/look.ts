import { type ChildProcess, fork } from 'node:child_process'
import { extname } from 'node:path'
import { type Look, Seen } from './protocol.ts'

// The packed house is JavaScript: the child's file ends as this one does.
const childFile = new URL(`./look-main${extname(new URL(import.meta.url).pathname)}`, import.meta.url)
const lookTimeoutMs = 60_000

let child: ChildProcess | null = null
let lastId = 0
const waiting = new Map<number, (sexual: number | null) => void>()

/**
 * How surely a picture is sexual, 0 to 1, by a small model on this machine; nothing leaves it. Null: it could not be
 * looked at. The child that looks ends by itself when nobody asks.
 */
export async function lookAtPicture(path: string): Promise<number | null> {
  // A child that was just leaving takes the question with it; the next one hears it.
  return (await ask(path)) ?? (await ask(path))
}

function ask(path: string): Promise<number | null> {
  const id = ++lastId
  child ??= start()
  const one = child
  one.ref()
  return new Promise((resolve) => {
    const timer = setTimeout(() => one.kill(), lookTimeoutMs)
    waiting.set(id, (sexual) => {
      clearTimeout(timer)
      waiting.delete(id)
      if (waiting.size === 0) one.unref()
      resolve(sexual)
    })
    one.send({ id, path } satisfies Look, (error) => {
      if (error !== null) waiting.get(id)?.(null)
    })
  })
}

function start(): ChildProcess {
  const started = fork(childFile, { env: {}, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  started.channel?.unref()
  started.on('message', (message) => {
    const { id, sexual } = Seen.parse(message)
    waiting.get(id)?.(sexual)
  })
  const gone = () => {
    if (child === started) child = null
    for (const tell of [...waiting.values()]) tell(null)
  }
  started.once('exit', gone)
  started.once('error', gone)
  return started
}
