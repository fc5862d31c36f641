import { Toast as BaseToast } from '@base-ui/react/toast'
import type { LucideIcon } from 'lucide-react'

export type Tone = 'success' | 'error' | 'info'

interface ToastOptions {
  action?: { label: string; onPress: () => void; kbd?: string | undefined } | undefined
  icon?: LucideIcon | undefined
  /** The same id again replaces the toast instead of adding one. */
  id?: string | undefined
}

export interface ToastData extends ToastOptions {
  tone: Tone
}

/** `Toaster` shows what it holds. */
export const manager = BaseToast.createToastManager<ToastData>()

function show(tone: Tone, text: string, options: ToastOptions = {}): string {
  return manager.add({
    ...(options.id !== undefined && { id: options.id }),
    title: text,
    // Errors stay until somebody has read them.
    timeout: tone === 'error' ? 0 : 6000,
    priority: tone === 'error' ? 'high' : 'low',
    data: { ...options, tone },
  })
}

/** A short word about what has just happened, with at most one action. Never for errors of a form. */
export const toast = {
  success: (text: string, options?: ToastOptions) => show('success', text, options),
  error: (text: string, options?: ToastOptions) => show('error', text, options),
  info: (text: string, options?: ToastOptions) => show('info', text, options),
  close: (id: string) => manager.close(id),
}
