import type { Gateway } from '#jobs/operations.ts'
import type { InlineProvider } from '#providers/spec/provider.ts'
import type { Storage } from '#storage/storage.ts'

/** What the step handlers are handed by `entry/`. */
export interface StepDeps {
  storage: Storage
  gateway: Gateway
  inline(provider: string): InlineProvider
  /** Where scratch folders are made; on the same disk as file storage when there is one. */
  scratchRoot: string
  /** Whether somebody may look at a take while it is made. */
  previews: boolean
}
