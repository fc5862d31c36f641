import { useCallback, useSyncExternalStore } from 'react'

export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (tell: () => void) => {
      const list = matchMedia(query)
      list.addEventListener('change', tell)
      return () => list.removeEventListener('change', tell)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches)
}

export const useTablet = (): boolean => useMedia('(min-width: 820px)')
export const useLaptop = (): boolean => useMedia('(min-width: 1280px)')

export type Breadth = 'phone' | 'tablet' | 'laptop'

/** The width classes of the design: where layouts differ in kind, not only in size. */
export function useBreadth(): Breadth {
  const tablet = useTablet()
  const laptop = useLaptop()
  return laptop ? 'laptop' : tablet ? 'tablet' : 'phone'
}
