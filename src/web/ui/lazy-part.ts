import { type ComponentType, useEffect, useEffectEvent, useState } from 'react'
import { toast } from './toast.tsx'

/** A component whose script comes when it is wanted; unlike React's `lazy`, it never takes the page around it away. */
export interface LazyPart<Props> {
  loaded: ComponentType<Props> | null
  load: () => Promise<ComponentType<Props>>
}

export const lazyPart = <Props>(load: () => Promise<ComponentType<Props>>): LazyPart<Props> => ({
  loaded: null,
  load,
})

async function fetchPart<Props>(part: LazyPart<Props>): Promise<void> {
  part.loaded ??= await part.load()
}

/** Fetches it ahead of time; should that fail, the press that wants it tries again. */
export const warmPart = <Props>(part: LazyPart<Props>) => void fetchPart(part).catch(() => {})

/** The component, from the first time that it is wanted and there. */
export function usePart<Props>(
  part: LazyPart<Props>,
  wanted: boolean,
  onFail?: () => void,
): ComponentType<Props> | null {
  const [Part, setPart] = useState<ComponentType<Props> | null>(null)
  if (wanted && Part !== part.loaded) setPart(() => part.loaded)
  const missing = wanted && Part === null
  const show = useEffectEvent(() => setPart(() => part.loaded))
  const fail = useEffectEvent(() => {
    onFail?.()
    toast.error('The studio does not answer, so this cannot be opened now.', { id: 'lazy-part' })
  })
  useEffect(() => {
    if (missing) fetchPart(part).then(show, fail)
  }, [missing, part])
  return Part
}
