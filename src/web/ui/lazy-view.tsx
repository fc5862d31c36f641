import type { ReactNode } from 'react'
import { type LazyPart, usePart } from './lazy-part.ts'

interface LazyViewProps<Props> {
  of: LazyPart<Props>
  with: NoInfer<Props>
  /** In its place until it is there. */
  fallback?: ReactNode
  /** Takes the wish back when it does not come; without it, it is tried again. */
  onFail?: () => void
}

/** What is not in the first picture, and whose script comes only when it is to be seen. */
export function LazyView<Props extends object>({
  of: part,
  with: props,
  fallback = null,
  onFail,
}: LazyViewProps<Props>) {
  const View = usePart(part, true, onFail)
  return View === null ? fallback : <View {...props} />
}
