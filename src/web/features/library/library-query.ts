import { create } from 'zustand'
import type { AssetQuery } from '#contract/asset.ts'

export type LibraryQuery = Partial<Pick<AssetQuery, 'kind' | 'q' | 'status' | 'favorite'>> & { limit: number }

export const wholeLibrary: LibraryQuery = { status: 'ready', limit: 60 }

/** What the library was last asked for: the viewer goes on to the neighbours of that list. */
export const useLibraryQuery = create<{ query: LibraryQuery }>(() => ({ query: wholeLibrary }))
