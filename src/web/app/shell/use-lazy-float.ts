import { type ComponentType, useEffect, useState } from 'react'
import { toast } from '#web/ui/toast.tsx'

/**
 * A menu or popover of the top bar: its script comes when the page is quiet, or with the first press, so that the first
 * picture does not wait for it. While the studio is away the button stays, and the next press tries again.
 */
export function useLazyFloat<Props>(load: () => Promise<ComponentType<Props>>) {
  // In an object, as a component is a function and would be called.
  const [loaded, setLoaded] = useState<{ Float: ComponentType<Props> } | null>(null)
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const quiet = setTimeout(() => {
      load().then(
        (Float) => setLoaded({ Float }),
        () => {},
      )
    }, 2_000)
    return () => clearTimeout(quiet)
  }, [load])
  const press = () => {
    setOpen(true)
    load().then(
      (Float) => setLoaded({ Float }),
      () => {
        setOpen(false)
        toast.error('The studio does not answer, so this cannot be opened now.')
      },
    )
  }
  return { Float: loaded?.Float ?? null, open, setOpen, press }
}
