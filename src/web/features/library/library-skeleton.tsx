import { Loading } from '#web/ui/skeleton.tsx'

const rows = [
  [2, 1, 3],
  [1, 2, 2],
  [3, 1, 1],
]

export function LibrarySkeleton() {
  return (
    <Loading className="flex flex-1 flex-col gap-1.5 overflow-hidden px-6 pt-9" label="Reading the library">
      {rows.map((widths) => (
        <div key={widths.join()} className="flex h-[140px] flex-none gap-1.5">
          {widths.map((flex, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: boxes that never change.
            <span key={index} className="skeleton rounded-[4px]" style={{ flex }} />
          ))}
        </div>
      ))}
    </Loading>
  )
}
