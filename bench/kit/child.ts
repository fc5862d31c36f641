import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { z } from 'zod'

/** A process of the bench: it says `ready`, answers questions, and ends when it is told to. */
export interface BenchChild<Ready> extends AsyncDisposable {
  ready: Ready
  processId: number
  ask<Answer>(question: object, schema: z.ZodType<Answer>): Promise<Answer>
  stop(): Promise<void>
}

/** Starts `bench/kit/<name>-main.ts`; its first message is what `ready` holds. Its log goes nowhere, its errors are ours. */
export async function startChild<Ready>(
  name: string,
  ready: z.ZodType<Ready>,
  options: { args?: string[]; environment?: Record<string, string> } = {},
): Promise<BenchChild<Ready>> {
  const file = fileURLToPath(new URL(`${name}-main.ts`, import.meta.url))
  const child = fork(file, options.args ?? [], {
    env: { PATH: process.env.PATH, LOG_LEVEL: 'info', ...options.environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const exited = once(child, 'exit')
  const message = async (): Promise<unknown> => {
    const first = await Promise.race([
      once(child, 'message').then(([said]) => ({ said })),
      exited.then(([code, signal]) => {
        throw new Error(`${name} ended with ${signal ?? code}`)
      }),
    ])
    return first.said
  }
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    const killer = setTimeout(() => child.kill('SIGKILL'), 10_000)
    await exited
    clearTimeout(killer)
  }
  try {
    return {
      ready: ready.parse(await message()),
      processId: child.pid ?? 0,
      async ask(question, schema) {
        const answer = message()
        child.send(question)
        return schema.parse(await answer)
      },
      stop,
      [Symbol.asyncDispose]: stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The child's side: says that it is ready, answers each question, and cleans up on SIGTERM or when its parent is gone. */
export function serveParent(
  ready: object,
  answer: (question: unknown) => Promise<object>,
  stop: () => Promise<void>,
): void {
  const send = (message: object) => process.send?.(message)
  process.on('message', (question) => {
    answer(question).then(send, (error: unknown) => {
      console.error(error)
      process.exit(1)
    })
  })
  let stopping = false
  const end = () => {
    if (stopping) return
    stopping = true
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', end)
  // Ctrl-C reaches the whole group; the parent tells the order.
  process.on('SIGINT', () => {})
  process.on('disconnect', end)
  send(ready)
}
