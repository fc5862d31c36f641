import type { Behaviour } from '../vendors/fal-script.ts'

/** A POST that asked for work, in no vendor's own words. */
export interface SeenPost {
  provider: string
  at: number
  /** The whole body, as text. */
  words: string
  /** Ours, where the vendor has a place for it. */
  nonce: string | null
  /** The work that it began, when it began some. */
  requestId: string | null
  behaviours: readonly Behaviour[]
}

/** What a house believes to be its vendors, and what they saw. */
export interface HouseVendors {
  /** Nobody else asks them: each POST that they saw is of this house, whatever is in it. */
  alone?: true
  providers: readonly string[]
  /** The keys, and the addresses that stand in for the vendors' hosts. */
  environment: Record<string, string>
  seen(): Promise<{ posts: readonly SeenPost[] }>
}
