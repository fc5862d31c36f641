import { useShortcuts } from '#web/app/shortcuts/registry.ts'
import type { PlayerMedia } from '#web/features/player/media.ts'
import type { Take } from '../takes/take.ts'
import type { TakesView } from '../takes/takes-view.ts'
import type { TakeActions } from '../takes/use-take-actions.ts'

const where = 'Studio'

/** The studio's keys for takes; the player brings its own. */
export function useCentreKeys(strip: TakesView, actions: TakeActions, media: PlayerMedia | null): void {
  const { viewed, onView, onReach, onChoose, onCompare } = strip
  const show = async (number: number) => {
    const id = await onReach(number)
    if (id !== null) onView({ id })
  }
  const withViewed = (run: (take: Take) => void) => () => {
    if (viewed !== null) run(viewed)
  }
  const goOn = (take: Take) => {
    if (media?.kind === 'image') actions.animate(take, media)
    else if (media?.kind === 'video') actions.extend(take, media)
  }
  useShortcuts([
    ...Array.from({ length: 9 }, (_, index) => ({
      where,
      keys: String(index + 1),
      label: `Show take ${index + 1}`,
      run: () => void show(index + 1),
    })),
    {
      where,
      keys: 'enter',
      label: 'Choose this take',
      run: withViewed((take) => take.state.phase === 'ready' && onChoose(take)),
    },
    { where, keys: 'c', label: 'Compare takes', run: withViewed(onCompare) },
    { where, keys: 'r', label: 'Remix this take', run: withViewed(actions.remix) },
    { where, keys: 'x', label: 'Extend or animate this take', run: withViewed(goOn) },
  ])
}
