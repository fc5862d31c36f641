import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { type SignedUp, signUp } from '../../test/harness/users.ts'
import { type BenchChild, startChild } from './child.ts'
import type { BenchDatabase } from './database.ts'
import { LoopDelay } from './loop-delay.ts'

const secret = randomBytes(32).toString('base64url')
const Ready = z.object({ origin: z.url() })

export interface BenchHouse extends AsyncDisposable {
  origin: string
  processId: number
  /** Milliseconds by which the event loop was late since the last time that this was asked. */
  loopDelay(): Promise<LoopDelay>
}

/** The house's roles in a process of their own, on this database; `app`: the web role serves the built pages too. */
export async function startHouse(
  database: BenchDatabase,
  roles: ('web' | 'worker' | 'app')[],
): Promise<BenchHouse> {
  const child: BenchChild<z.infer<typeof Ready>> = await startChild('house', Ready, {
    args: roles,
    environment: {
      DAILIES_DATA: database.folder,
      DATABASE_URL: database.url,
      DAILIES_SECRET: secret,
      PORT: '0',
    },
  })
  return {
    origin: child.ready.origin,
    processId: child.processId,
    loopDelay: () => child.ask({}, LoopDelay),
    [Symbol.asyncDispose]: child.stop,
  }
}

/** A person with a workspace of their own. */
export const signUpAt = (house: BenchHouse): Promise<SignedUp> => signUp({ baseUrl: house.origin })
