import { ArrowDownUp, Columns2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { PlayerMedia } from '#web/features/player/media.ts'
import { Button } from '#web/ui/button.tsx'
import { lazyPart } from '#web/ui/lazy-part.ts'
import { LazyView } from '#web/ui/lazy-view.tsx'
import { Menu, MenuChoice } from '#web/ui/menu.tsx'
import { TabPanel, Tabs } from '#web/ui/tabs.tsx'
import { type Breadth, useBreadth } from '#web/ui/use-media.ts'
import { RunningTakeCard } from '../takes/running-take-card.tsx'
import { isUnderWay, type Take, type TakeOrder, waitsForTake } from '../takes/take.ts'
import { TakeSteps } from '../takes/take-steps.tsx'
import { TakesGrid } from '../takes/takes-grid.tsx'
import { TakesRail } from '../takes/takes-rail.tsx'
import type { TakesView } from '../takes/takes-view.ts'
import { otherToCompare } from './use-centre.ts'

const lineage = lazyPart(() =>
  import('#web/features/viewer/lineage-tree.tsx').then(({ LineageTree }) => LineageTree),
)

interface TakesStripProps {
  strip: TakesView
  media: PlayerMedia | null
}

/** Below the picture: the shot's takes, and how the one that is shown came to be. */
export function TakesStrip({ strip, media }: TakesStripProps) {
  const breadth = useBreadth()
  const [tab, setTab] = useState<'takes' | 'steps' | 'lineage'>('takes')
  const [order, setOrder] = useState<TakeOrder>('newest')
  const chooseOrder = (to: TakeOrder) => {
    setOrder(to)
    if (to === 'oldest') void strip.onReach(1)
  }
  const ordered = useMemo(
    () => (order === 'newest' ? strip : { ...strip, takes: strip.takes.toReversed() }),
    [strip, order],
  )
  const { takes, viewed, engineName } = strip
  const running = runningTake(takes, viewed, breadth)

  if (breadth === 'phone') {
    return (
      <div className="flex-none pb-3">
        <TakesRail tileWidth={92} view={strip} />
        {running !== undefined && <RunningTakeCard engineName={engineName} take={running} />}
      </div>
    )
  }
  const comparable = viewed !== null && otherToCompare(takes, viewed, null, strip.chosenId) !== null
  return (
    <Tabs
      aside={
        <span className="flex flex-none items-center gap-1 pr-2">
          <Button
            disabledReason={comparable ? undefined : 'There is one take to see so far'}
            icon={Columns2}
            kind="quiet"
            onClick={() => viewed !== null && strip.onCompare(viewed)}
            size="sm"
          >
            Compare
          </Button>
          <OrderMenu onChange={chooseOrder} order={order} />
        </span>
      }
      className={breadth === 'laptop' ? 'flex-none bg-panel' : 'flex-1 bg-panel'}
      label="Takes and their making"
      listClassName="pl-1"
      onChange={setTab}
      tabs={[
        { value: 'takes', label: 'Takes', count: takes[0]?.number ?? 0 },
        { value: 'steps', label: 'Steps' },
        { value: 'lineage', label: 'Lineage' },
      ]}
      value={tab}
    >
      <TabPanel className="flex flex-col" value="takes">
        {running !== undefined && <RunningTakeCard engineName={engineName} take={running} />}
        {breadth === 'laptop' ? <TakesRail view={ordered} /> : <TakesGrid view={ordered} />}
      </TabPanel>
      <TabPanel className="max-h-56 min-h-32 overflow-y-auto" value="steps">
        {viewed !== null && <TakeSteps engineName={engineName} take={viewed} />}
      </TabPanel>
      <TabPanel className="max-h-56 min-h-32 overflow-y-auto p-3" value="lineage">
        {media === null ? (
          <p className="text-fg-3">There is nothing to trace before the take has a picture.</p>
        ) : (
          <LazyView of={lineage} with={{ assetId: media.id, direction: 'right' }} />
        )}
      </TabPanel>
    </Tabs>
  )
}

/** Whose card is shown. A preview on a laptop's canvas has its progress with it, and nothing may move when the final comes. */
function runningTake(takes: readonly Take[], viewed: Take | null, breadth: Breadth): Take | undefined {
  const seenAbove = breadth === 'laptop' && viewed !== null && viewed.job.preview !== null
  if (viewed !== null && !seenAbove && isUnderWay(viewed) && !waitsForTake(viewed.job)) return viewed
  return takes.findLast((take) => isUnderWay(take) && !(seenAbove && take.id === viewed.id))
}

function OrderMenu({ order, onChange }: { order: TakeOrder; onChange: (order: TakeOrder) => void }) {
  const names: Record<TakeOrder, string> = { newest: 'Newest', oldest: 'Oldest' }
  return (
    <Menu
      align="end"
      trigger={
        <Button icon={ArrowDownUp} kind="quiet" size="sm">
          {names[order]}
        </Button>
      }
    >
      <MenuChoice
        label="Order"
        onChange={onChange}
        options={[
          { value: 'newest', label: 'Newest first' },
          { value: 'oldest', label: 'Oldest first' },
        ]}
        value={order}
      />
    </Menu>
  )
}
