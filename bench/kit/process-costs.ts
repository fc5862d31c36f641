import { readdir, readFile } from 'node:fs/promises'

/** What processes cost, from Linux's own accounting in /proc. */

const ticksPerSecond = 100

interface Stat {
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
    ownSeconds: (field(14) + field(15)) / ticksPerSecond,
    endedChildrenSeconds: (field(16) + field(17)) / ticksPerSecond,
  }
}

/** The process and all that descend from it, as they are now. */
export async function treeOf(root: number): Promise<number[]> {
  const tree = [root]
  for (const id of tree) tree.push(...(await childrenOf(id)))
  return tree
}

/** The kernel lists children by the thread that started them; none when the process is gone. */
async function childrenOf(processId: number): Promise<number[]> {
  const threads = await readdir(`/proc/${processId}/task`).catch(() => [])
  const lists = await Promise.all(
    threads.map((thread) => readFile(`/proc/${processId}/task/${thread}/children`, 'utf8').catch(() => '')),
  )
  return lists.flatMap((list) => list.split(' ').filter((id) => id !== '')).map(Number)
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

/** Memory of a tree in MiB by program, pages that processes share counted once. Needs to be of the same account, or root. */
export async function memoryOfTree(root: number): Promise<Map<string, number>> {
  const programs = new Map<string, number>()
  for (const id of await treeOf(root)) {
    const text = await readFile(`/proc/${id}/smaps_rollup`, 'utf8').catch(() => '')
    const kilobytes = Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0)
    const name = (await readFile(`/proc/${id}/comm`, 'utf8').catch(() => '')).trim()
    programs.set(name, (programs.get(name) ?? 0) + (kilobytes * 1024) / mebibyte)
  }
  return programs
}
