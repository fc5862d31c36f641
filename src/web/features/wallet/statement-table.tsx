import { ChevronDown, ReceiptText } from 'lucide-react'
import type { Wallet, WalletEntry } from '#contract/wallet.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { day, dayAndTime, number, plural } from '#web/ui/format.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { amountWords, daysWords, type EntryWords, entryWords, fromWords } from './entry-words.ts'
import type { StatementFilter, StatementRow } from './statement-rows.ts'

interface StatementTableProps {
  rows: readonly StatementRow[]
  wallet: Wallet
  filter: StatementFilter
  openId: string | null
  onOpen: (id: string) => void
  onUnfold: () => void
  /** Lines that are still with the studio. */
  older: { busy: boolean; load: () => void } | null
}

const headClass = 'h-8 border-b border-line px-3 text-left text-12 font-medium whitespace-nowrap text-fg-3'

export function StatementTable(props: StatementTableProps) {
  const { rows, wallet, filter, openId, onOpen, onUnfold, older } = props
  return (
    <table className="w-full table-fixed border-collapse">
      <caption className="sr-only">Statement, newest first</caption>
      <colgroup>
        <col className="w-31 max-tablet:hidden" />
        <col />
        <col className="w-38 max-laptop:hidden" />
        <col className="w-21" />
        <col className="w-21" />
        <col className="w-12 max-tablet:hidden" />
      </colgroup>
      <thead>
        <tr>
          <th className={cx(headClass, 'max-tablet:hidden')}>When</th>
          <th className={headClass}>What</th>
          <th className={cx(headClass, 'max-laptop:hidden')}>From</th>
          <th className={cx(headClass, 'text-right')}>Credits</th>
          <th className={cx(headClass, 'text-right')}>Balance</th>
          <th className={cx(headClass, 'max-tablet:hidden')}>
            <span className="sr-only">Receipt</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {filter === 'all' && (
          <EndRow
            when=""
            what="Balance now"
            note={`Held ${number(wallet.held)}`}
            balance={wallet.available - wallet.debt}
          />
        )}
        {rows.map((row) => {
          switch (row.kind) {
            case 'line':
              return (
                <LineRow
                  key={row.entry.id}
                  entry={row.entry}
                  isOpen={row.entry.id === openId}
                  onOpen={() => onOpen(row.entry.id)}
                />
              )
            case 'fold':
              return <FoldRow key="fold" row={row} onUnfold={onUnfold} />
            case 'opening':
              return (
                <EndRow
                  key="opening"
                  when={day(row.at)}
                  what={row.isFirst ? 'Opening balance' : 'Brought forward'}
                  balance={row.balance}
                />
              )
          }
          return null
        })}
        {older !== null && (
          <tr>
            <td colSpan={6} className="px-3 py-2">
              <Button size="sm" kind="quiet" busy={older.busy} onClick={older.load} className="-ml-2">
                Load older lines
              </Button>
            </td>
          </tr>
        )}
      </tbody>
    </table>
  )
}

const tones: Record<EntryWords['tone'], string> = {
  held: 'font-semibold text-accent-fg',
  in: 'font-semibold text-ok',
  muted: 'text-fg-3',
  plain: 'font-semibold',
}

function LineRow({ entry, isOpen, onOpen }: { entry: WalletEntry; isOpen: boolean; onOpen: () => void }) {
  const { what, detail, badge, tone } = entryWords(entry)
  return (
    <tr
      onClick={onOpen}
      className={cx(
        'h-13 cursor-default border-b border-line hover:bg-hover',
        isOpen && 'bg-press shadow-[inset_2px_0_0_var(--accent-edge)]',
      )}
    >
      <td className={cx('px-3 max-tablet:hidden', isOpen ? 'text-fg-2' : 'text-fg-3')}>
        {dayAndTime(entry.createdAt)}
      </td>
      <td className="px-3 py-1.5">
        <div className="flex items-center gap-2">
          <span className="truncate leading-[18px] font-medium">{what}</span>
          {badge !== null && <Badge tone={badge.tone}>{badge.words}</Badge>}
        </div>
        <div className={cx('truncate text-12', isOpen ? 'text-fg-2' : 'text-fg-3')}>
          <span className="tablet:hidden">
            {dayAndTime(entry.createdAt)}
            {detail !== '' && ', '}
          </span>
          {detail}
        </div>
      </td>
      <td className="truncate px-3 text-fg-2 max-laptop:hidden">{fromWords(entry.buckets)}</td>
      <td className={cx('px-3 text-right whitespace-nowrap', tones[tone])}>{amountWords(entry.amount)}</td>
      <td className="px-3 text-right text-fg-2">
        <span className="tablet:hidden">
          <button
            type="button"
            aria-label={`Receipt, ${what}, balance ${number(entry.balanceAfter)}`}
            className="hit rounded-1"
            onClick={(event) => {
              event.stopPropagation()
              onOpen()
            }}
          >
            {number(entry.balanceAfter)}
          </button>
        </span>
        <span className="max-tablet:hidden">{number(entry.balanceAfter)}</span>
      </td>
      <td className="px-2 text-right max-tablet:hidden">
        <IconButton
          label={`Receipt, ${what}`}
          icon={ReceiptText}
          size="sm"
          pressed={isOpen}
          onClick={(event) => {
            event.stopPropagation()
            onOpen()
          }}
        />
      </td>
    </tr>
  )
}

function FoldRow({
  row: { from, to, count, amount, buckets },
  onUnfold,
}: {
  row: Extract<StatementRow, { kind: 'fold' }>
  onUnfold: () => void
}) {
  return (
    <tr className="h-12 border-b border-line">
      <td className="px-3 text-fg-3 max-tablet:hidden">{daysWords(from, to)}</td>
      <td className="px-3">
        <Button size="sm" kind="quiet" icon={ChevronDown} onClick={onUnfold} className="-ml-2">
          Show {plural(count, 'more line', 'more lines')}
        </Button>
      </td>
      <td className="truncate px-3 text-fg-2 max-laptop:hidden">{fromWords(buckets)}</td>
      <td className="px-3 text-right font-semibold whitespace-nowrap">{amountWords(amount)}</td>
      <td />
      <td className="max-tablet:hidden" />
    </tr>
  )
}

function EndRow(props: { when: string; what: string; note?: string; balance: number }) {
  const { when, what, note, balance } = props
  return (
    <tr className="h-11 border-b border-line bg-hover last:border-b-0">
      <td className="px-3 text-fg-3 max-tablet:hidden">{when}</td>
      <td className="px-3 font-medium">{what}</td>
      <td className="max-laptop:hidden" />
      <td className="px-3 text-right whitespace-nowrap text-fg-3">{note}</td>
      <td className="px-3 text-right font-semibold">{number(balance)}</td>
      <td className="max-tablet:hidden" />
    </tr>
  )
}
