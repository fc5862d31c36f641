import type { LanguageModel } from 'ai'

/** Whatever a vendor's package needs to be told; each takes these four names. */
export interface ModelAccess {
  apiKey: string
  baseURL: string
  fetch: typeof fetch
}

/** One vendor of text models, as its file describes it. */
export interface TextDefinition {
  id: string
  label: string
  keysUrl: string
  keyVariable: string
  keyExample: string
  baseUrlVariable: string
  /** It works without a key: its address alone turns it on. */
  keyless?: true
  /** Its own host. */
  origin: string
  /** Where its interface begins, below the origin. */
  path: string
  /** Its models think before they write; a little is enough here. */
  thinks?: true
  /** A call that costs nothing and that only a valid key may make. */
  keyTest(key: string): { path: string; origin?: string; headers: Record<string, string> }
  /** Loads the package when a model is first called: none of them is needed to start. */
  load(access: ModelAccess): Promise<(model: string) => LanguageModel>
}

export const bearer = (key: string) => ({ authorization: `Bearer ${key}` })
