import { Toast as BaseToast } from '@base-ui/react/toast'
import { Check, Info, type LucideIcon, TriangleAlert, X } from 'lucide-react'
import { Button } from './button.tsx'
import { cx } from './cx.ts'
import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'
import { manager, type ToastData, type Tone } from './toast.tsx'

const icons: Record<Tone, { icon: LucideIcon; colour: string }> = {
  success: { icon: Check, colour: 'text-ok' },
  error: { icon: TriangleAlert, colour: 'text-bad' },
  info: { icon: Info, colour: 'text-fg-2' },
}

/** Once, around the app's pages or beside them. */
export function Toaster() {
  return (
    <BaseToast.Provider toastManager={manager} limit={3}>
      <BaseToast.Portal>
        <BaseToast.Viewport className="fixed right-4 bottom-4 z-(--z-toast) flex w-[400px] max-w-[calc(100vw-24px)] flex-col-reverse gap-2 max-tablet:right-3 max-tablet:bottom-[calc(var(--stack-height,76px)+env(safe-area-inset-bottom)+12px)] max-tablet:left-3 max-tablet:w-auto">
          <Toasts />
        </BaseToast.Viewport>
      </BaseToast.Portal>
    </BaseToast.Provider>
  )
}

function Toasts() {
  const { toasts } = BaseToast.useToastManager<ToastData>()
  return toasts.map((shown) => {
    const { tone, icon, action } = shown.data ?? { tone: 'info' as const }
    return (
      <BaseToast.Root
        key={shown.id}
        toast={shown}
        swipeDirection={['right', 'down']}
        className="rounded-3 bg-overlay shadow-3 transition-[opacity,translate] duration-(--d-3) ease-out [transform:translate(var(--toast-swipe-movement-x),var(--toast-swipe-movement-y))] data-ending-style:opacity-0 data-limited:hidden data-starting-style:translate-y-2 data-starting-style:opacity-0"
      >
        <BaseToast.Content className="flex items-center gap-2.5 py-2.5 pr-2.5 pl-3 font-medium">
          <Icon of={icon ?? icons[tone].icon} className={icons[tone].colour} />
          <BaseToast.Title className="min-w-0 flex-1 text-pretty" render={<p />} />
          {action && (
            <Button
              kind="quiet"
              size="sm"
              kbd={action.kbd}
              className={cx('text-fg')}
              onClick={() => {
                action.onPress()
                manager.close(shown.id)
              }}
            >
              {action.label}
            </Button>
          )}
          <IconButton label="Dismiss" icon={X} size="sm" onClick={() => manager.close(shown.id)} />
        </BaseToast.Content>
      </BaseToast.Root>
    )
  })
}
