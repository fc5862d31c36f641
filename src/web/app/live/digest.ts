import { LiveEvent } from '#contract/events.ts'

/** What a burst of events comes to: each thing once, however often it was named. */
export interface Digest {
  /** Everything may have changed. */
  reset: boolean
  /** Progress of steps, by job. */
  progress: Map<string, Map<string, number>>
  /** Jobs to read again. */
  jobs: Set<string>
  assets: Set<string>
  deletedAssets: Set<string>
  projects: Set<string>
  wallet: boolean
}

export const emptyDigest = (): Digest => ({
  reset: false,
  progress: new Map(),
  jobs: new Set(),
  assets: new Set(),
  deletedAssets: new Set(),
  projects: new Set(),
  wallet: false,
})

/** The event in its shape; null for what a newer studio may send and this page does not know. */
export function parseEvent(type: string, text: string): LiveEvent | null {
  try {
    return LiveEvent.safeParse({ type, data: JSON.parse(text) }).data ?? null
  } catch {
    return null
  }
}

/** Adds an event to the digest. */
export function digest(into: Digest, event: LiveEvent): void {
  switch (event.type) {
    case 'reset':
      into.reset = true
      return
    case 'wallet.changed':
      into.wallet = true
      return
    case 'project.updated':
      into.projects.add(event.data.projectId)
      return
    case 'job.updated':
      into.jobs.add(event.data.id)
      if (event.data.projectId !== null) into.projects.add(event.data.projectId)
      return
    case 'job.progress': {
      const { id, stepId, progress } = event.data
      const steps = into.progress.get(id) ?? new Map<string, number>()
      into.progress.set(id, steps.set(stepId, progress))
      return
    }
    case 'asset.created':
      into.assets.add(event.data.id)
      if (event.data.jobId !== undefined) into.jobs.add(event.data.jobId)
      return
    case 'asset.updated':
      if (event.data.deleted === true) into.deletedAssets.add(event.data.id)
      else into.assets.add(event.data.id)
      return
  }
}
