import { type ComponentProps, lazy, Suspense } from 'react'
import { useMe } from '#web/api/session.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { useLazyFloat } from './use-lazy-float.ts'

const PeopleMenu = lazy(() => import('./people-menu.tsx').then(({ PeopleMenu }) => ({ default: PeopleMenu })))

export function PeopleButton() {
  const { isThere, open, setOpen } = useLazyFloat()
  const alone = <Trigger onClick={() => setOpen(true)} />
  if (!isThere) return alone
  return (
    <Suspense fallback={alone}>
      <PeopleMenu trigger={<Trigger />} open={open} onOpenChange={setOpen} />
    </Suspense>
  )
}

/** The menu adds what makes it a trigger. */
function Trigger(props: ComponentProps<'button'>) {
  const me = useMe()
  return (
    <button aria-haspopup="menu" {...props} type="button" className="hit rounded-full">
      <Avatar name={me.name} />
      <span className="sr-only">, account</span>
    </button>
  )
}
