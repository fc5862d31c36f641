import { type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { endedChildrenCpuSeconds, memoryOfTree } from './process-costs.ts'

export interface Cost {
  wallSeconds: number
  /** Of the program and all its descendants. */
  cpuSeconds: number
  /** Pages that processes share counted once. */
  peakMebibytes: number
  /** What held that memory, by program, the largest first. */
  atPeak: { program: string; mebibytes: number }[]
  output: string
}

const lookEveryMs = 500

/** Runs a program to its end; throws when it fails. One at a time: the CPU is that of all children that ended meanwhile. */
export async function costOf(program: string, args: string[], options: SpawnOptions = {}): Promise<Cost> {
  const cpuBefore = await endedChildrenCpuSeconds()
  const started = performance.now()
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  let [output, complaint] = ['', '']
  child.stdout?.setEncoding('utf8').on('data', (said: string) => {
    output += said
  })
  child.stderr?.setEncoding('utf8').on('data', (said: string) => {
    complaint = (complaint + said).slice(-2_000)
  })
  let [peakMebibytes, atPeak] = [0, new Map<string, number>()]
  const watch = setInterval(async () => {
    const programs = await memoryOfTree(child.pid ?? 0)
    const all = [...programs.values()].reduce((sum, mebibytes) => sum + mebibytes, 0)
    if (all > peakMebibytes) [peakMebibytes, atPeak] = [all, programs]
  }, lookEveryMs)
  const [code] = await once(child, 'close')
  clearInterval(watch)
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${complaint}`)
  return {
    wallSeconds: (performance.now() - started) / 1_000,
    cpuSeconds: (await endedChildrenCpuSeconds()) - cpuBefore,
    peakMebibytes,
    atPeak: [...atPeak]
      .map(([name, mebibytes]) => ({ program: name, mebibytes }))
      .toSorted((a, b) => b.mebibytes - a.mebibytes),
    output,
  }
}
