import { readdir, readFile } from 'node:fs/promises'

/** What processes cost, from Linux's own accounting in /proc. */

const ticksPerSecond = 100

interface Stat {
  parentId: number
  ownSeconds: number
  /** Of children that have ended and were waited for, and theirs. */
  endedChildrenSeconds: number
}

/** Null when the process is gone. */
async function statOf(processId: number | 'self'): Promise<Stat | null> {
  const text = await readFile(`/proc/${processId}/stat`, 'utf8').catch(() => null)
  if (text === null) return null
  // The name may hold spaces and brackets; what follows the last bracket is plain.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const field = (number: number) => Number(fields[number - 3])
  return {
    parentId: field(4),
    ownSeconds: (field(14) + field(15)) / ticksPerSecond,
    endedChildrenSeconds: (field(16) + field(17)) / ticksPerSecond,
  }
}

/** The process and all that descend from it, as they are now. */
export async function treeOf(root: number): Promise<number[]> {
  const entries = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const parents = new Map<number, number>()
  for (const id of entries) {
    const stat = await statOf(id)
    if (stat !== null) parents.set(id, stat.parentId)
  }
  const tree = [root]
  for (const id of tree) for (const [child, parent] of parents) if (parent === id) tree.push(child)
  return tree
}

/** CPU seconds that a process, its children and those of them that have ended have used so far. */
export async function cpuSecondsOf(root: number): Promise<number> {
  let seconds = 0
  for (const id of await treeOf(root)) {
    const stat = await statOf(id)
    if (stat !== null) seconds += stat.ownSeconds + stat.endedChildrenSeconds
  }
  return seconds
}

/** CPU seconds of all children of this process that have ended, with their children. */
export async function endedChildrenCpuSeconds(): Promise<number> {
  return (await statOf('self'))?.endedChildrenSeconds ?? 0
}

export function ownCpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

const mebibyte = 1024 ** 2

/** Resident memory of one process in MiB; 0 when it is gone. */
export async function residentMebibytes(processId: number): Promise<number> {
  const text = await readFile(`/proc/${processId}/status`, 'utf8').catch(() => '')
  return (Number(/^VmRSS:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) * 1024) / mebibyte
}

/** Memory of a tree in MiB, pages that processes share counted once. Needs to be of the same account, or root. */
export async function treeMebibytes(root: number): Promise<number> {
  let kilobytes = 0
  for (const id of await treeOf(root)) {
    const text = await readFile(`/proc/${id}/smaps_rollup`, 'utf8').catch(() => '')
    kilobytes += Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0)
  }
  return (kilobytes * 1024) / mebibyte
}
