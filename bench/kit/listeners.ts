import { once } from 'node:events'
import { Agent, get, type IncomingMessage } from 'node:http'

/** Many clients of event streams in this process, over plain HTTP, one connection each. */
export interface Listeners {
  /** Milliseconds from the `at` in each event's data to its arrival here, of all clients, since the last call. */
  takeLatencies(): number[]
  close(): void
}

export async function listenTo(
  addresses: readonly string[],
  headers: Record<string, string>,
): Promise<Listeners> {
  const agent = new Agent({ keepAlive: false, maxSockets: addresses.length })
  let latencies: number[] = []
  const hear = (line: string) => {
    const at = /"at":([\d.]+)/.exec(line)?.[1]
    if (at !== undefined) latencies.push(performance.timeOrigin + performance.now() - Number(at))
  }
  const streams: IncomingMessage[] = []
  // Some at a time: a queue of a thousand connections would overflow the kernel's backlog.
  for (let from = 0; from < addresses.length; from += 50) {
    const opened = addresses.slice(from, from + 50).map(async (address) => {
      const request = get(address, { agent, headers })
      const [response]: IncomingMessage[] = await once(request, 'response')
      if (response?.statusCode !== 200) throw new Error(`${address} answered ${response?.statusCode}`)
      let rest = ''
      response.setEncoding('utf8').on('data', (text: string) => {
        const lines = (rest + text).split('\n')
        rest = lines.pop() ?? ''
        for (const line of lines) if (line.startsWith('data:')) hear(line)
      })
      response.on('error', () => {})
      streams.push(response)
    })
    await Promise.all(opened)
  }
  return {
    takeLatencies() {
      const taken = latencies
      latencies = []
      return taken
    },
    close() {
      for (const stream of streams) stream.destroy()
      agent.destroy()
    },
  }
}
