import { type LazyPart, usePart } from './lazy-part.ts'

interface LazyViewProps<Props> {
  of: LazyPart<Props>
  with: NoInfer<Props>
}

/** What stands inside something that has just opened, and whose script comes only then. */
export function LazyView<Props extends object>({ of: part, with: props }: LazyViewProps<Props>) {
  const View = usePart(part, true)
  return View && <View {...props} />
}
