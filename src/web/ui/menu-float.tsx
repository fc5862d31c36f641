import { Menu as BaseMenu } from '@base-ui/react/menu'
import type { TriggerRef } from './lazy-float.tsx'
import type { MenuProps } from './menu.tsx'
import { MenuPartsContext } from './menu-parts.ts'

export function Menu(props: MenuProps & TriggerRef) {
  const { trigger, triggerRef, align = 'start', side = 'bottom', open, onOpenChange, children } = props
  return (
    <BaseMenu.Root {...(open !== undefined && { open })} {...(onOpenChange && { onOpenChange })}>
      <BaseMenu.Trigger ref={triggerRef} render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          className="z-(--z-tip) outline-none"
        >
          <BaseMenu.Popup className="float max-h-(--available-height) min-w-[max(180px,var(--anchor-width))] overflow-y-auto rounded-[10px] bg-overlay p-1 shadow-3 outline-none scroll-thin">
            <MenuPartsContext value={BaseMenu}>{children}</MenuPartsContext>
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  )
}
