import type { ReactNode, RefObject } from 'react'
import { LazyDialog } from './lazy-float.tsx'
import { lazyPart } from './lazy-part.ts'

export interface DialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description?: ReactNode
  /** 440 wide, 640 for forms, or the whole window with nothing around the children. */
  size?: 'md' | 'lg' | 'full' | undefined
  /** Buttons, at the right; the primary one last. */
  footer?: ReactNode
  initialFocus?: RefObject<HTMLElement | null> | undefined
  children?: ReactNode
}

const dialog = lazyPart(() => import('./dialog-float.tsx').then(({ Dialog }) => Dialog))
export function Dialog(props: DialogProps) {
  return <LazyDialog of={dialog} with={props} />
}

export interface ConfirmDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Names the thing: "Delete 3 takes for good?" */
  question: string
  /** What is lost, what is kept, whether it can be undone. */
  body: ReactNode
  safeLabel: string
  dangerLabel: string
  busy?: boolean | undefined
  onConfirm: () => void
}

const confirmDialog = lazyPart(() => import('./dialog-float.tsx').then(({ ConfirmDialog }) => ConfirmDialog))
export function ConfirmDialog(props: ConfirmDialogProps) {
  return <LazyDialog of={confirmDialog} with={props} />
}
