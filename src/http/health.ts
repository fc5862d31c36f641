import { timingSafeEqual } from 'node:crypto'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { FastifyInstance } from 'fastify'
import ipaddr from 'ipaddr.js'
import { Gauge, type Registry } from 'prom-client'
import { CommonErrors } from '#kernel/errors.ts'
import { HttpErrors } from './errors.ts'
import { countEventStreams } from './sse.ts'

/** Resolves when the part works; rejects, or never answers, when it does not. */
export type HealthCheck = () => Promise<unknown>

export interface HealthOptions {
  /** By name, e.g. database, storage, queue. */
  checks: Record<string, HealthCheck>
  registry: Registry
  /** With a token `/metrics` wants it as a bearer; without one it answers callers on this machine only. */
  metricsToken?: string
  version: string
}

/** Asked every few seconds by machines; not worth a line each. */
export const healthPaths: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics'])

const CHECK_TIMEOUT_MS = 2_000

/** `/healthz` (the process lives), `/readyz` (send it traffic), `/metrics` (Prometheus). */
export async function serveHealth(app: FastifyInstance, options: HealthOptions) {
  const eventLoop = measureEventLoop(options.registry)
  measureStreams(options.registry)
  app.addHook('onClose', async () => {
    eventLoop.disable()
  })
  const quiet = { schema: { hide: true } }

  app.get('/healthz', quiet, async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'ok', version: options.version }),
  )

  app.get('/readyz', quiet, async (request, reply) => {
    const names = Object.keys(options.checks)
    const results = await Promise.allSettled(Object.values(options.checks).map(withinTime))
    const checks = Object.fromEntries(
      names.map((name, index) => [name, results[index]?.status === 'fulfilled' ? 'ok' : 'failed']),
    )
    for (const [index, result] of results.entries()) {
      if (result.status === 'rejected')
        request.log.warn({ err: result.reason, check: names[index] }, 'not ready')
    }
    const ready = Object.values(checks).every((state) => state === 'ok')
    return reply
      .code(ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: ready ? 'ok' : 'unavailable', checks })
  })

  app.get('/metrics', quiet, async (request, reply) => {
    if (options.metricsToken === undefined) {
      if (!isLoopback(request.ip)) throw CommonErrors.not_found()
    } else if (!sameText(request.headers.authorization ?? '', `Bearer ${options.metricsToken}`)) {
      throw CommonErrors.unauthenticated()
    }
    return reply.type(options.registry.contentType).send(await options.registry.metrics())
  })
}

async function withinTime(check: HealthCheck): Promise<void> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(HttpErrors.service_unavailable()), CHECK_TIMEOUT_MS)
  try {
    await Promise.race([check(), late.promise])
  } finally {
    clearTimeout(timer)
  }
}

/** How late timers fire: the first sign that something computes in the web process. */
function measureEventLoop(registry: Registry) {
  const histogram = monitorEventLoopDelay({ resolution: 10 })
  histogram.enable()
  new Gauge({
    name: 'dailies_event_loop_lag_seconds',
    help: 'Delay of the event loop since the last scrape, by quantile.',
    labelNames: ['quantile'],
    registers: [registry],
    collect() {
      for (const quantile of [50, 95, 99]) {
        // The histogram counts its own 10 ms pace.
        const seconds = Math.max(0, histogram.percentile(quantile) / 1e9 - 0.01)
        this.set({ quantile: String(quantile / 100) }, seconds)
      }
      histogram.reset()
    },
  })
  return histogram
}

function measureStreams(registry: Registry): void {
  new Gauge({
    name: 'dailies_event_streams',
    help: 'Open event streams of this process.',
    registers: [registry],
    collect() {
      this.set(countEventStreams())
    },
  })
}

/** `process` gives a v4 address that was written as v6 its own name back. */
const isLoopback = (ip: string): boolean => ipaddr.process(ip).range() === 'loopback'

const sameText = (given: string, wanted: string): boolean => {
  const a = Buffer.from(given)
  const b = Buffer.from(wanted)
  return a.length === b.length && timingSafeEqual(a, b)
}
