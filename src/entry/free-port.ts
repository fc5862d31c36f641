import { createServer } from 'node:net'
import type { Config } from './config.ts'

/** With PORT=0 a free port is chosen before anything is told where the studio is: pages, mails, webhooks, the origin check. */
export async function settlePort(config: Config): Promise<Config> {
  const { http } = config
  if (http.port !== 0) return config
  const port = await freePort(http.host)
  const own = http.publicUrl === 'http://localhost:0'
  return { ...config, http: { ...http, port, publicUrl: own ? `http://localhost:${port}` : http.publicUrl } }
}

async function freePort(host: string): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, host, resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('A server without a port')
  return address.port
}
