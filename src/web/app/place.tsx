import { Link, type LinkProps } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { type ReactNode, useLayoutEffect } from 'react'
import { createPortal } from 'react-dom'
import { create } from 'zustand'
import { IconLink } from '#web/ui/icon-button.tsx'
import { useTitle } from './title.ts'

type To = Pick<LinkProps, 'to' | 'params' | 'search'>

/** Where pages put what they have to say in the top bar. */
export const usePlaceSlot = create<{ slot: HTMLElement | null; filled: number }>(() => ({
  slot: null,
  filled: 0,
}))

export interface PlaceProps {
  /** Of the document, and of the top bar on a phone: "Gas station, night". */
  title: string
  /** Under the title on a phone: "The Salt Road, shot 3". */
  subtitle?: string | undefined
  /** Where the arrow on a phone leads. */
  back?: To | undefined
  /** The way here, on wider screens; the last one is this page. A node may be a menu of its own. */
  crumbs: readonly (Crumb | { key: string; node: ReactNode })[]
  /** How the work is kept: "Saved", "Saving", "Kept on this device". */
  saved?: ReactNode
}
interface Crumb {
  label: string
  link?: To | undefined
}

/** Says in the top bar where the page is. Pages whose route has a fixed title need none. */
export function Place(props: PlaceProps) {
  useLayoutEffect(() => {
    usePlaceSlot.setState(({ filled }) => ({ filled: filled + 1 }))
    return () => usePlaceSlot.setState(({ filled }) => ({ filled: filled - 1 }))
  }, [])
  return <PlaceInTopBar {...props} />
}

/** What the top bar says until the page has something better. */
export function RoutePlace({ title }: { title: string }) {
  const filled = usePlaceSlot((state) => state.filled > 0)
  return filled ? null : <PlaceInTopBar title={title} crumbs={[{ label: title }]} />
}

function PlaceInTopBar({ title, subtitle, back, crumbs, saved }: PlaceProps) {
  useTitle(title)
  const slot = usePlaceSlot((state) => state.slot)
  if (slot === null) return null
  return createPortal(
    <>
      <div className="flex min-w-0 items-center tablet:hidden">
        {back === undefined ? (
          <span className="w-3.5" />
        ) : (
          <IconLink label="Back" icon={ChevronLeft} size="touch" activeOptions={{ exact: true }} {...back} />
        )}
        <div className="min-w-0 leading-[17px]">
          <p className="truncate text-[15px] leading-[19px] font-semibold tracking-[-0.01em]">{title}</p>
          {subtitle !== undefined && <p className="truncate text-12 leading-[17px] text-fg-3">{subtitle}</p>}
        </div>
      </div>
      <nav aria-label="Breadcrumb" className="hidden min-w-0 tablet:block">
        <ol className="flex min-w-0 items-center gap-0.5">
          {crumbs.map((crumb, index) => (
            <li
              key={'node' in crumb ? crumb.key : `${index}${crumb.label}`}
              className={crumbClass(index, crumbs.length)}
            >
              {index > 0 && (
                <span aria-hidden className="text-fg-3 max-laptop:hidden">
                  /
                </span>
              )}
              {'node' in crumb ? (
                crumb.node
              ) : (
                <CrumbName crumb={crumb} isLast={index === crumbs.length - 1} />
              )}
            </li>
          ))}
        </ol>
      </nav>
      {saved !== undefined && (
        <span role="status" className="ml-1 flex-none text-12 text-fg-3 max-laptop:hidden">
          {saved}
        </span>
      )}
    </>,
    slot,
  )
}

/** Between 820 and 1280 only the last name has room. */
const crumbClass = (index: number, count: number) =>
  `min-w-0 items-center gap-0.5 ${index < count - 1 ? 'hidden laptop:flex' : 'flex'}`

function CrumbName({ crumb, isLast }: { crumb: Crumb; isLast: boolean }) {
  const look = 'flex h-7 min-w-0 items-center rounded-2 px-1.5 font-medium'
  const name = <span className="truncate">{crumb.label}</span>
  if (crumb.link !== undefined)
    return (
      <Link
        {...crumb.link}
        className={`${look} ${isLast ? 'text-fg' : 'text-fg-2'} hover:bg-hover hover:text-fg`}
      >
        {name}
      </Link>
    )
  return (
    <span
      aria-current={isLast ? 'page' : undefined}
      className={`${look} ${isLast ? 'text-fg' : 'text-fg-2'}`}
    >
      {name}
    </span>
  )
}
