import { type Agent, WebSocket } from 'undici'
import { assertFetchable, guardedAgent, type Resolve } from './fetch-guard.ts'

/** A way out of the house, for requests and for sockets. */
export interface Net {
  fetch: typeof fetch
  socket(url: string, headers: Record<string, string>): WebSocket
}

/** For addresses that come from whoever runs the studio. */
export const plainNet: Net = {
  fetch,
  socket: (url, headers) => new WebSocket(url, { headers }),
}

/** For addresses that people name: none inside is reached, neither by number nor by name, nor by a redirect. */
export function createGuardedNet(resolve?: Resolve): Net {
  const agent: Agent = guardedAgent(resolve)
  return {
    fetch: async (input, init) => {
      assertFetchable(new URL(input instanceof Request ? input.url : input))
      // A redirect to a number would not ask for its address; whoever wants to follow one does it by himself.
      const redirect = init?.redirect === 'manual' ? 'manual' : 'error'
      const guarded = { ...init, redirect, dispatcher: agent } as const
      return await fetch(input, guarded)
    },
    socket(url, headers) {
      assertFetchable(new URL(url))
      return new WebSocket(url, { dispatcher: agent, headers })
    },
  }
}
