import { Client } from 'undici'

export interface Wish {
  method?: 'GET' | 'POST'
  path: string
  body?: object
}

/** One connection of a signed-in browser; the answer is read to its end. Throws when the status is not a success. */
export function connect(origin: string, cookie: string) {
  const client = new Client(origin, { pipelining: 1 })
  return {
    async send({ method = 'GET', path, body }: Wish): Promise<unknown> {
      const reply = await client.request({
        method,
        path,
        headers: { cookie, origin, ...(body ? { 'content-type': 'application/json' } : {}) },
        body: body ? JSON.stringify(body) : null,
      })
      const text = await reply.body.text()
      if (reply.statusCode >= 300) throw new Error(`${method} ${path} answered ${reply.statusCode}: ${text}`)
      return JSON.parse(text)
    },
    close: () => client.close(),
  }
}
export type Connection = ReturnType<typeof connect>

/** Milliseconds of each call, one after the other; the first tenth is for warming up and not counted. */
export async function timesOf(count: number, call: (turn: number) => Promise<unknown>): Promise<number[]> {
  const warmUp = Math.ceil(count / 10)
  const times: number[] = []
  for (let turn = 0; turn < warmUp + count; turn++) {
    const started = performance.now()
    await call(turn)
    if (turn >= warmUp) times.push(performance.now() - started)
  }
  return times
}

/** Calls a second over so many connections that each send the next request when the last is answered. */
export async function perSecond(
  connections: readonly Connection[],
  seconds: number,
  wish: (turn: number) => Wish,
): Promise<number> {
  const started = performance.now()
  let count = 0
  await Promise.all(
    connections.map(async (connection) => {
      while (performance.now() - started < seconds * 1000) await connection.send(wish(count++))
    }),
  )
  return count / ((performance.now() - started) / 1000)
}
