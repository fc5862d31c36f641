import { Check, Repeat2 } from 'lucide-react'
import type { Shot } from '#contract/project.ts'
import { inWorkspace } from '#web/api/client-context.ts'
import { handOver } from '#web/features/studio/takes/hand-over.ts'
import type { Take } from '#web/features/studio/takes/take.ts'
import { remixOf } from '#web/features/studio/takes/take-actions.ts'
import { Button } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { MediaChip } from '#web/ui/media-chip.tsx'
import { Picture } from '#web/ui/picture.tsx'
import { canCompare, letters, toggled } from './compare-set.ts'
import type { Compared } from './setting-rows.ts'

interface CompareChoiceProps {
  shot: Shot
  takes: readonly Take[]
  compared: readonly Compared[]
  chosenId: string | null
  onChoose: (at: number) => void
  onCompare: (ids: readonly string[]) => void
  onBack: () => void
}

/** The decision: one take for the shot, or a new one from the best of two. */
export function CompareChoice(props: CompareChoiceProps) {
  const { shot, takes, compared, chosenId, onChoose, onCompare, onBack } = props
  const ids = compared.map(({ take }) => take.id)
  const [a, b] = compared
  const seed = a?.asset.generation?.seed ?? a?.take.request.seed
  const crossed = () => {
    if (b === undefined || seed == null) return
    handOver(shot.id, { patch: { ...remixOf(b.take.request), seed }, label: 'Prompt of B, seed of A' })
    onBack()
  }
  return (
    <section aria-label="Choice" className="flex min-w-0 flex-col gap-2.5 bg-panel px-4 py-3.5">
      <h2 className="text-13 font-semibold">Choose for this shot</h2>
      <div className="grid grid-cols-2 gap-1.5">
        {compared.map(({ take }, index) => {
          const chosen = take.id === chosenId
          return (
            <Button
              key={take.id}
              aria-pressed={chosen}
              icon={chosen ? Check : undefined}
              kbd={String(index + 1)}
              kind={chosen ? 'primary' : 'default'}
              onClick={() => onChoose(index)}
              size="lg"
            >
              {chosen ? 'Keep' : 'Use'} {letters[index]}
            </Button>
          )
        })}
      </div>
      {seed != null && (
        <Button icon={Repeat2} onClick={crossed}>
          New take from B’s prompt and A’s seed
        </Button>
      )}
      <ul
        aria-label="Takes of this shot"
        className="flex gap-[9px] overflow-x-auto p-1 [scrollbar-width:thin]"
      >
        {takes.filter(canCompare).map((take) => {
          const at = ids.indexOf(take.id)
          return (
            <li key={take.id} className="w-[68px] flex-none">
              <button
                aria-label={`Take ${take.number}${at === -1 ? '' : `, ${letters[at]}`}`}
                aria-pressed={at !== -1}
                className={cx(
                  'block w-full overflow-hidden rounded-[4px]',
                  at !== -1 && 'ring-[1.5px] ring-fg ring-offset-2 ring-offset-panel',
                )}
                onClick={() => onCompare(toggled(ids, take.id))}
                type="button"
              >
                <Picture
                  alt=""
                  fit="contain"
                  src={take.output?.posterUrl == null ? null : inWorkspace(take.output.posterUrl)}
                >
                  {at !== -1 && (
                    <MediaChip className="font-semibold!" corner="bottom-left">
                      {letters[at]}
                    </MediaChip>
                  )}
                </Picture>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
