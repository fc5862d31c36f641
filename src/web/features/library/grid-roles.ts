import type { KeyboardEvent } from 'react'

/**
 * A grid for keyboards and readers: the pictures in its cells take the focus, not the cells. No table, since its rows
 * are drawn one by one where they are in sight, each divided in its own way.
 */
export const gridRoles = {
  grid: (label: string, rows: number, onKeyDown: (event: KeyboardEvent) => void) => ({
    role: 'grid',
    'aria-label': label,
    'aria-rowcount': rows,
    onKeyDown,
  }),
  row: (index: number) => ({ role: 'row', 'aria-rowindex': index + 1 }),
  cell: { role: 'gridcell' },
}
