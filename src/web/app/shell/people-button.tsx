import type { ComponentProps } from 'react'
import { useMe } from '#web/api/session.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { useLazyFloat } from './use-lazy-float.ts'

const load = () => import('./people-menu.tsx').then(({ PeopleMenu }) => PeopleMenu)

export function PeopleButton() {
  const { Float, open, setOpen, press } = useLazyFloat(load)
  if (Float === null) return <Trigger onClick={press} />
  return <Float trigger={<Trigger />} open={open} onOpenChange={setOpen} />
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
