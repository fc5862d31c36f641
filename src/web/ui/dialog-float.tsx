import { AlertDialog } from '@base-ui/react/alert-dialog'
import { Dialog as BaseDialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useRef } from 'react'
import { Button } from './button.tsx'
import { cx } from './cx.ts'
import type { ConfirmDialogProps, DialogProps } from './dialog.tsx'
import { IconButton } from './icon-button.tsx'

const scrimClass =
  'fixed inset-0 z-(--z-dialog) bg-scrim transition-opacity duration-(--d-3) ease-out data-ending-style:opacity-0 data-starting-style:opacity-0'
const boxClass =
  'fixed top-1/2 left-1/2 z-(--z-dialog) flex max-h-[calc(100dvh-32px)] w-[calc(100vw-32px)] -translate-x-1/2 -translate-y-1/2 flex-col rounded-4 bg-overlay shadow-3 outline-none transition-[opacity,scale] duration-(--d-3) ease-out data-ending-style:scale-[0.98] data-ending-style:opacity-0 data-starting-style:scale-[0.98] data-starting-style:opacity-0'
const titleClass = 'text-16 font-semibold tracking-[-0.011em]'

const widths = { md: 'max-w-[440px]', lg: 'max-w-[640px]', full: 'h-[calc(100dvh-32px)]' } as const

export function Dialog(props: DialogProps) {
  const { open, onOpenChange, title, description, size = 'md', footer, initialFocus, children } = props
  // On the close button the focus would show its tip, and the first Escape would close that.
  const box = useRef<HTMLDivElement>(null)
  return (
    <BaseDialog.Root open={open} onOpenChange={onOpenChange}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={scrimClass} />
        <BaseDialog.Popup ref={box} initialFocus={initialFocus ?? box} className={cx(boxClass, widths[size])}>
          <header className={cx('flex items-start gap-2 px-5', size === 'full' ? 'py-2.5' : 'pt-5 pb-1.5')}>
            <BaseDialog.Title className={cx(titleClass, 'min-w-0 flex-1')}>{title}</BaseDialog.Title>
            <IconButton
              label="Close"
              icon={X}
              onClick={() => onOpenChange(false)}
              className="-mt-0.5 -mr-1.5"
            />
          </header>
          <div
            className={cx(
              'min-h-0 flex-1',
              size === 'full' ? 'flex flex-col' : 'overflow-y-auto px-5 pb-5 scroll-thin',
            )}
          >
            {description !== undefined && (
              <BaseDialog.Description className="mb-4 text-pretty text-fg-2">
                {description}
              </BaseDialog.Description>
            )}
            {children}
          </div>
          {footer !== undefined && (
            <footer className="flex flex-none flex-wrap justify-end gap-2 px-5 pb-5">{footer}</footer>
          )}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  )
}

/** The safe choice is left, focused, and what Escape means. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onOpenChange, question, body, safeLabel, dangerLabel, busy, onConfirm } = props
  const safe = useRef<HTMLButtonElement>(null)
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={scrimClass} />
        <AlertDialog.Popup initialFocus={safe} className={cx(boxClass, 'max-w-[440px] p-5')}>
          <AlertDialog.Title className={cx(titleClass, 'mb-1.5')}>{question}</AlertDialog.Title>
          <AlertDialog.Description className="text-pretty text-fg-2">{body}</AlertDialog.Description>
          <footer className="mt-5 flex flex-wrap justify-end gap-2">
            <Button ref={safe} onClick={() => onOpenChange(false)}>
              {safeLabel}
            </Button>
            <Button kind="danger-solid" busy={busy} onClick={onConfirm}>
              {dangerLabel}
            </Button>
          </footer>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
