import type { ComponentProps } from 'react'
import { useMe } from '#web/api/session.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { LazyFloat } from '#web/ui/lazy-float.tsx'
import { lazyPart } from '#web/ui/lazy-part.ts'

const peopleMenu = lazyPart(() => import('./people-menu.tsx').then(({ PeopleMenu }) => PeopleMenu))

export function PeopleButton() {
  return <LazyFloat of={peopleMenu} opens="menu" with={{ trigger: <Trigger /> }} />
}

/** The menu adds what makes it a trigger. */
function Trigger(props: ComponentProps<'button'>) {
  const me = useMe()
  return (
    <button {...props} type="button" className="hit rounded-full">
      <Avatar name={me.name} />
      <span className="sr-only">, account</span>
    </button>
  )
}
