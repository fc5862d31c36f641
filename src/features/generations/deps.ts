import type { Logger } from 'pino'
import type { EngineHealth } from '#catalog/choose.ts'
import type { Engine } from '#catalog/engine.ts'
import type { PictureCheck } from '#features/assets/picture-check.ts'
import type { EventHub } from '#jobs/event-hub.ts'
import type { Machine } from '#jobs/machine.ts'
import type { Gateway } from '#jobs/operations.ts'
import type { Storage } from '#storage/storage.ts'

/** What the generations feature is handed by `entry/`. */
export interface GenerationDeps {
  machine: Machine
  hub: EventHub
  gateway: Gateway
  storage: Storage
  log: Logger
  /** Providers that work inside the step. */
  inlineProviders: ReadonlySet<string>
  /** The catalog's engines, and the workspace's own. */
  engines(workspaceId: string): Promise<readonly Engine[]>
  /** Which providers have a key for this workspace and answer, now. */
  health(workspaceId: string): Promise<EngineHealth>
  pictures: PictureCheck
  settings(): Promise<{ whoPaysModerated: 'house' | 'user' }>
}
