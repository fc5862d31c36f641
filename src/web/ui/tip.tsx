import { cloneElement, type ReactElement } from 'react'
import type { TipMarks } from './tip-events.ts'

interface TipProps {
  label: string
  shortcut?: string | undefined
  side?: 'top' | 'bottom' | 'left' | 'right' | undefined
  /** A press shows it too: the reason why a control is off, for fingers. */
  onPress?: boolean | undefined
  children: ReactElement<
    TipMarks & { 'aria-label'?: string | undefined; 'aria-description'?: string | undefined }
  >
}

/**
 * A word about the control inside. Screen readers hear it as the control's description, unless it is its name already;
 * for eyes it is only marked here, and the page's one tip reads the marks.
 */
export function Tip({ label, shortcut, side, onPress, children }: TipProps) {
  return cloneElement(children, {
    'aria-description': children.props['aria-label'] === label ? undefined : label,
    'data-tip': label,
    'data-tip-keys': shortcut,
    'data-tip-side': side,
    'data-tip-press': onPress || undefined,
  })
}
