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

const tryAgainMs = 4_000
const word = { id: 'lazy-part' }

/**
 * The component, from the first time that it is wanted and there. When it does not come, `onFail` takes the wish back,
 * and the next press tries again; what cannot be given up is tried again by itself.
 */
export function usePart<Props>(
  part: LazyPart<Props>,
  wanted: boolean,
  onFail?: () => void,
): ComponentType<Props> | null {
  const [Part, setPart] = useState<ComponentType<Props> | null>(null)
  const [attempt, setAttempt] = useState(1)
  if (wanted && Part !== part.loaded) setPart(() => part.loaded)
  const missing = wanted && Part === null
  const show = useEffectEvent(() => {
    setPart(() => part.loaded)
    if (attempt > 1) toast.close(word.id)
  })
  const fail = useEffectEvent(() => {
    onFail?.()
    if (onFail !== undefined)
      toast.error(`This cannot be opened: ${away} Press again later, or reload.`, word)
    else if (attempt === 1) toast.error(`A part is missing: ${away} It is tried again, or reload.`, word)
  })
  useEffect(() => {
    if (!missing) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let left = false
    fetchPart(part).then(show, () => {
      if (left) return
      fail()
      timer = setTimeout(() => setAttempt(attempt + 1), tryAgainMs)
    })
    return () => {
      left = true
      clearTimeout(timer)
    }
  }, [missing, part, attempt])
  return Part
}

const away = 'the studio does not answer, or was updated.'
