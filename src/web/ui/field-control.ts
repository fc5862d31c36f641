import { createContext, use } from 'react'

interface FieldControl {
  id: string
  /** The help or error below. */
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

export const FieldControlContext = createContext<FieldControl | null>(null)

/** What ties an input to the Field around it, if there is one. */
export const useFieldControl = () => use(FieldControlContext)
