import type { Net, Socket } from '../spec/vendor.ts'
import type { ServerAddress } from './address.ts'
import { begun, fractionOf, heard, type Progress } from './progress.ts'

/** Nobody looks any more: the work has ended, or another process looks. */
const idleMs = 60_000

interface Listener {
  socket: Socket
  progress: Progress
  idle: NodeJS.Timeout
}

/**
 * Hears how far running work is: a socket for each, under the name by which the work was sent. It only decorates what
 * polling says, so whatever goes wrong with one is no trouble; the next look opens another.
 */
export function openListeners(net: Net | undefined, address: ServerAddress | null) {
  const listeners = new Map<string, Listener>()

  function open(id: string): void {
    if (net === undefined || address === null) return
    const url = new URL(`${address.base}/ws?clientId=${id}`)
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
    let socket: Socket
    try {
      socket = net.socket(url.href, address.headers)
    } catch {
      return
    }
    const idle = setTimeout(() => close(id), idleMs).unref()
    const listener: Listener = { socket, progress: begun, idle }
    listeners.set(id, listener)
    socket.addEventListener('message', ({ data }) => {
      listener.progress = heard(listener.progress, data)
    })
    const forget = () => {
      clearTimeout(idle)
      if (listeners.get(id) === listener) listeners.delete(id)
    }
    socket.addEventListener('close', forget)
    socket.addEventListener('error', forget)
  }

  function close(id: string): void {
    const listener = listeners.get(id)
    listeners.delete(id)
    clearTimeout(listener?.idle)
    listener?.socket.close()
  }

  return {
    /** What is known now, 0 to 1; undefined before anything was heard. The next look knows more. */
    progress(id: string, nodes: number): number | undefined {
      const listener = listeners.get(id)
      if (listener === undefined) {
        open(id)
        return undefined
      }
      listener.idle.refresh()
      return listener.progress === begun ? undefined : fractionOf(listener.progress, nodes)
    },
    close,
  }
}
