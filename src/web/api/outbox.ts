import { z } from 'zod'
import { create } from 'zustand'
import { GenerationRequest } from '#contract/generation.ts'
import type { Job } from '#contract/job.ts'
import { readJson, writeJson } from './browser-storage.ts'

/**
 * Takes that were pressed and not yet taken by the studio. They are kept in this browser with the key of their press,
 * so that neither a reload nor a lost answer starts one twice.
 */
const Unsent = z.object({
  key: z.string(),
  workspaceId: z.string(),
  request: GenerationRequest,
  /** The price that was shown, held by the quote while that lasts. */
  credits: z.number(),
  quoteId: z.string().nullable(),
  pressedAt: z.string(),
  /** `waiting`: nobody answered; it goes out when the studio is back. */
  state: z.enum(['sending', 'waiting']),
})
export type Unsent = z.infer<typeof Unsent>

const storageKey = 'dailies.outbox'
/** A press of yesterday is no wish of today. */
const keptMs = 24 * 60 * 60_000

export function stillWanted(items: readonly Unsent[], now: number): Unsent[] {
  return items.filter(({ pressedAt }) => now - Date.parse(pressedAt) < keptMs)
}

const read = (): Unsent[] => stillWanted(readJson(storageKey, z.array(Unsent)) ?? [], Date.now())

export const useOutbox = create<{ items: readonly Unsent[] }>(() => ({
  // What was being sent when the page went may have arrived; sent again with its key it is the same take.
  items: read().map((item) => ({ ...item, state: 'waiting' })),
}))

/** Another tab has pressed or sent. */
export function hearOutbox(): () => void {
  const hear = ({ key }: StorageEvent) => {
    if (key === storageKey) useOutbox.setState({ items: read() })
  }
  window.addEventListener('storage', hear)
  return () => window.removeEventListener('storage', hear)
}

function change(next: (items: readonly Unsent[]) => readonly Unsent[]): void {
  const items = next(readJson(storageKey, z.array(Unsent)) ?? useOutbox.getState().items)
  writeJson(storageKey, items)
  useOutbox.setState({ items })
}

export const keepUnsent = (item: Unsent): void =>
  change((items) => [...items.filter(({ key }) => key !== item.key), item])
export const dropUnsent = (key: string): void => change((items) => items.filter((item) => item.key !== key))

/** How many takes a request makes. */
export function takesOf({ variations, sweep }: Pick<GenerationRequest, 'variations' | 'sweep'>): number {
  return variations * (sweep?.values.length ?? 1)
}

const unsentPrefix = 'unsent-'
export const isUnsent = ({ id }: Pick<Job, 'id'>): boolean => id.startsWith(unsentPrefix)
export const unsentKey = ({ id }: Pick<Job, 'id'>): string =>
  id.slice(unsentPrefix.length).replace(/-\d+$/, '')

/** An unsent take in the shape of the jobs that it will become, for the place where they will stand. */
export function unsentJobs(item: Unsent): Job[] {
  const { request, key, credits } = item
  const count = takesOf(request)
  return Array.from({ length: count }, (_, index) => ({
    id: `${unsentPrefix}${key}-${index}`,
    kind: 'generation',
    status: 'queued',
    progress: 0,
    etaSeconds: null,
    queuePosition: null,
    engineId: request.engineId,
    request: { ...request },
    projectId: request.projectId ?? null,
    shotId: request.shotId ?? null,
    takeNumber: null,
    groupId: null,
    release: count > 1 ? (request.release ?? 'all') : 'all',
    steps: [],
    outputs: [],
    preview: null,
    cancelRequested: false,
    delivered: 0,
    requested: 1,
    price: { quoted: Math.ceil(credits / count), charged: 0, refunded: 0, ownKeyUsd: null },
    error: null,
    createdAt: item.pressedAt,
    startedAt: null,
    finishedAt: null,
  }))
}
