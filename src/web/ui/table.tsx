import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { Icon } from './icon.tsx'

export interface Sort<Key extends string = string> {
  key: Key
  direction: 'up' | 'down'
}

export interface Column<Row> {
  key: string
  head: string
  /** A head for screen readers only: a column of buttons. */
  headHidden?: boolean | undefined
  cell: (row: Row) => ReactNode
  /** Numbers stand at the right. */
  numeric?: boolean | undefined
  sortable?: boolean | undefined
  className?: string | undefined
}

interface TableProps<Row> {
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** A press anywhere on the row; give the row's name a link as well, for keyboards. */
  onOpen?: ((row: Row) => void) | undefined
  selectedKey?: string | null | undefined
  sort?: Sort | undefined
  onSort?: ((sort: Sort) => void) | undefined
  /** Rows of two lines are 52 high. */
  tall?: boolean | undefined
  className?: string | undefined
}

export function Table<Row>(props: TableProps<Row>) {
  const { label, columns, rows, rowKey, onOpen, selectedKey, sort, onSort, tall = false, className } = props
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard too
    <section aria-label={label} tabIndex={0} className={cx('overflow-auto scroll-thin', className)}>
      <table className="w-full border-collapse text-13">
        <caption className="sr-only">{label}</caption>
        <thead className="sticky top-0 z-(--z-sticky) bg-panel">
          <tr>
            {columns.map((column) => (
              <Head key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const key = rowKey(row)
            const selected = key === selectedKey
            return (
              <tr
                key={key}
                onClick={onOpen && (() => onOpen(row))}
                aria-selected={selected || undefined}
                className={cx(
                  'border-b border-line last:border-b-0 hover:bg-hover',
                  tall ? 'h-13' : 'h-10',
                  selected && 'bg-press shadow-[inset_2px_0_0_var(--accent-edge)]',
                )}
              >
                {columns.map((column) => (
                  <td
                    key={column.key}
                    className={cx('px-3 whitespace-nowrap', column.numeric && 'text-right', column.className)}
                  >
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

interface HeadProps<Row> {
  column: Column<Row>
  sort: Sort | undefined
  onSort: ((sort: Sort) => void) | undefined
}

function Head<Row>({ column, sort, onSort }: HeadProps<Row>) {
  const on = sort?.key === column.key
  const next = on && sort.direction === 'down' ? 'up' : 'down'
  return (
    <th
      scope="col"
      aria-sort={on ? (sort.direction === 'up' ? 'ascending' : 'descending') : undefined}
      className={cx(
        'h-8 border-b border-line px-3 text-12 font-medium whitespace-nowrap text-fg-3',
        column.numeric ? 'text-right' : 'text-left',
        column.className,
      )}
    >
      {column.sortable && onSort ? (
        <button
          type="button"
          onClick={() => onSort({ key: column.key, direction: next })}
          className={cx('hit inline-flex items-center gap-1 rounded-1 hover:text-fg', on && 'text-fg')}
        >
          {column.head}
          {on && <Icon of={sort.direction === 'up' ? ArrowUp : ArrowDown} size={12} />}
        </button>
      ) : (
        <span className={column.headHidden ? 'sr-only' : undefined}>{column.head}</span>
      )}
    </th>
  )
}
