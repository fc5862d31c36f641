import { connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'

/** `lost`: the server committed and the client never hears it. `told`: it hears it, and then the line is cut. */
export type CutMode = 'lost' | 'told'

export interface CommitProxy {
  /** The database through this proxy. */
  url: string
  /** Counts the writes that mention one of these words and no other watch's. With `nth`, the line of the n-th one (from 1) is cut. */
  watch(words: readonly string[], cut?: { nth: number; mode: CutMode }): Watched
  close(): Promise<void>
}

export interface Watched {
  writes: number
  isCut: boolean
}

interface Watch extends Watched {
  words: readonly string[]
  cut: { nth: number; mode: CutMode } | undefined
}

const write = /^(INSERT|UPDATE|DELETE|MERGE|COMMIT)/

/** Stands before a PostgreSQL on a Unix socket, reads what the server answers, and cuts lines at chosen commits. */
export async function startCommitProxy(databaseUrl: string): Promise<CommitProxy> {
  const target = new URL(databaseUrl)
  const upstream = join(target.searchParams.get('host') ?? '', `.s.PGSQL.${target.port || 5432}`)
  const watches: Watch[] = []
  const sockets = new Set<Socket>()

  const server = createServer((client) => {
    const database = connect(upstream)
    const cut = () => {
      client.destroy()
      database.destroy()
    }
    for (const socket of [client, database]) {
      sockets.add(socket)
      socket.on('error', cut).on('close', () => {
        sockets.delete(socket)
        cut()
      })
    }
    // All that was said since the session was last idle: one transaction, or one statement of its own.
    let said: Buffer[] = []
    client.on('data', (bytes) => {
      said.push(bytes)
      database.write(bytes)
    })
    const decide = (tags: readonly string[]): CutMode | null => {
      const words = Buffer.concat(said)
      said = []
      if (!tags.some((tag) => write.test(tag)) || tags.at(-1) === 'ROLLBACK') return null
      const [watch, ...others] = watches.filter((one) => one.words.some((word) => words.includes(word)))
      // A batch over many: cutting it once for each of them would only make the test wait.
      if (watch === undefined || others.length > 0) return null
      watch.writes++
      if (watch.cut?.nth !== watch.writes) return null
      watch.isCut = true
      return watch.cut.mode
    }
    const read = serverReader(decide)
    database.on('data', (bytes) => {
      said.push(bytes)
      const { forward, mode } = read(bytes)
      if (mode === 'lost') return cut()
      client.write(forward, () => {
        if (mode === 'told') cut()
      })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `postgres://${target.username}@127.0.0.1:${port}${target.pathname}`,
    watch(words, cut) {
      const watch: Watch = { words, cut, writes: 0, isCut: false }
      watches.push(watch)
      return watch
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

/**
 * Follows the server's messages. A result is held back until the session says that it is idle again; then `decide` gets
 * the tags of all that was done, and may have the held bytes swallowed.
 */
function serverReader(decide: (tags: readonly string[]) => CutMode | null) {
  let rest = Buffer.alloc(0)
  let held: Buffer[] = []
  let tags: string[] = []
  return (bytes: Buffer): { forward: Buffer; mode: CutMode | null } => {
    rest = Buffer.concat([rest, bytes])
    const forward: Buffer[] = []
    while (rest.length >= 5) {
      const end = 1 + rest.readUInt32BE(1)
      if (rest.length < end) break
      const message = rest.subarray(0, end)
      rest = rest.subarray(end)
      const type = String.fromCharCode(message[0] ?? 0)
      held.push(message)
      if (type === 'C') tags.push(message.toString('latin1', 5, end - 1))
      if (type !== 'Z' && tags.length > 0) continue
      const isIdle = type === 'Z' && message.toString('latin1', 5) === 'I'
      const mode = isIdle ? decide(tags) : null
      if (isIdle) tags = []
      if (mode === 'lost') return { forward: Buffer.alloc(0), mode }
      forward.push(...held)
      held = []
      if (mode === 'told') return { forward: Buffer.concat(forward), mode }
    }
    return { forward: Buffer.concat(forward), mode: null }
  }
}
