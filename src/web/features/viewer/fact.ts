export interface Fact {
  name: string
  value: string
  /** Copied on press, in mono. */
  copy?: boolean
}
