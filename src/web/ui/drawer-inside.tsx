import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import type { DrawerProps } from './drawer.tsx'
import { IconButton } from './icon-button.tsx'

export const titleClass = 'min-w-0 flex-1 truncate text-13 font-semibold'

export function DrawerInside({
  heading,
  aside,
  footer,
  flush = false,
  children,
  onClose,
}: DrawerProps & { heading: ReactNode; onClose: () => void }) {
  return (
    <>
      <header className="flex h-10 flex-none items-center gap-2 border-b border-line pr-1.5 pl-4">
        {heading}
        {aside}
        <IconButton label="Close" icon={X} onClick={onClose} />
      </header>
      <div className={cx('min-h-0 flex-1 overflow-y-auto scroll-thin', !flush && 'p-4')}>{children}</div>
      {footer !== undefined && <footer className="flex-none border-t border-line px-4 py-3">{footer}</footer>}
    </>
  )
}
