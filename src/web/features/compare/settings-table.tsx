import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { cameraPresetsQuery, stylePresetsQuery } from '#web/api/queries.ts'
import { useEngineName } from '#web/features/studio/takes/use-engines.ts'
import { cx } from '#web/ui/cx.ts'
import { plural } from '#web/ui/format.ts'
import { letters } from './compare-set.ts'
import { Letter } from './letter.tsx'
import { type Compared, type SettingRow, settingRows } from './setting-rows.ts'

const hiddenWhenBlind = new Set(['Engine', 'Price', 'Time'])

/** Setting by setting; what is the same everywhere is folded away. */
export function SettingsTable({ compared, blind }: { compared: readonly Compared[]; blind: boolean }) {
  const [showSame, setShowSame] = useState(false)
  const engine = useEngineName()
  const moves = useQuery(cameraPresetsQuery).data?.items
  const styles = useQuery(stylePresetsQuery).data?.items
  const named = (list: readonly { id: string; label: string }[] | undefined) => (id: string) =>
    list?.find((one) => one.id === id)?.label ?? id
  const rows = settingRows(compared, { engine, move: named(moves), style: named(styles) }).filter(
    ({ name }) => !blind || !hiddenWhenBlind.has(name),
  )
  const same = rows.filter((row) => row.same)
  const shown = showSame ? rows : rows.filter((row) => !row.same)
  return (
    <section aria-label="Settings" className="min-w-0 bg-panel px-4 py-3.5">
      <table className="w-full table-fixed border-collapse">
        <thead>
          <tr>
            <th
              className="w-[84px] border-b border-line pb-1.5 text-left text-12 font-normal text-fg-3"
              scope="col"
            >
              Settings
            </th>
            {compared.map(({ take }, index) => (
              <th key={take.id} className="border-b border-line pb-1.5 text-left" scope="col">
                <Letter letter={letters[index] ?? ''} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <Row key={row.name} row={row} />
          ))}
        </tbody>
      </table>
      {same.length > 0 && (
        <button
          aria-expanded={showSame}
          className="hit mt-2 rounded-1 text-left text-12 text-fg-3 hover:text-fg"
          onClick={() => setShowSame(!showSame)}
          type="button"
        >
          {plural(same.length, 'setting')} {same.length === 1 ? 'is' : 'are'} the same.{' '}
          {showSame ? 'Hide' : 'Show'}
        </button>
      )}
    </section>
  )
}

function Row({ row: { name, values, same } }: { row: SettingRow }) {
  return (
    <tr>
      <th className="h-[31px] border-b border-line text-left text-12 font-normal text-fg-3" scope="row">
        {name}
      </th>
      {values.map((value, index) => (
        <td
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is the take.
          key={index}
          className={cx(
            'truncate border-b border-line pr-2',
            same ? 'text-fg-3' : 'font-medium',
            name === 'Seed' && 'font-mono text-12',
          )}
          title={value}
        >
          {value}
        </td>
      ))}
    </tr>
  )
}
