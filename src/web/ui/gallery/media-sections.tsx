import { Download, Heart } from 'lucide-react'
import { LineageNode, LineageRow } from '../lineage-node.tsx'
import { MediaButton } from '../media-chip.tsx'
import { TakeTile, TakeTileLoading } from '../take-tile.tsx'
import type { SampleMedia } from './sample-media.ts'
import { Section, Shown } from './section.tsx'

const nothing = () => {}

export function TakeTileSection({ media }: { media: SampleMedia }) {
  const take = {
    posterUrl: media.poster,
    sprite: media.sprite,
    onOpen: nothing,
    alt: 'A lighthouse on a cliff at dusk',
  }
  const ready = { ...take, durationSeconds: 8, state: { kind: 'ready' } as const }
  const actions = (
    <>
      <MediaButton label="Favourite" icon={Heart} onClick={nothing} />
      <MediaButton label="Download" icon={Download} onClick={nothing} />
    </>
  )
  return (
    <Section title="Take tile" note="the border tells one thing: what you are looking at" span={3}>
      <div className="grid grid-cols-2 gap-3 tablet:grid-cols-5">
        <Shown as="rest" wide>
          <TakeTile {...ready} name="Take 5" note="Kling 2.5" />
        </Shown>
        <Shown as="hover: scrub, quick actions" wide>
          <TakeTile {...ready} name="Take 2" note="Ray 3" actions={actions} />
        </Shown>
        <Shown as="viewing" wide>
          <TakeTile {...ready} name="Take 4" note="Veo 3.1" viewing />
        </Shown>
        <Shown as="chosen" wide>
          <TakeTile {...ready} name="Take 1" note="Veo 3.1" chosen />
        </Shown>
        <Shown as="running" wide>
          <TakeTile {...take} name="Take 6" state={{ kind: 'running', progress: 0.62, words: '0:48 left' }} />
        </Shown>
        <Shown as="running, no frame yet" wide>
          <TakeTile
            {...take}
            posterUrl={null}
            name="Take 8"
            state={{ kind: 'running', progress: null, words: '1 to 2 min left' }}
          />
        </Shown>
        <Shown as="queued" wide>
          <TakeTile {...take} name="Take 7" state={{ kind: 'queued', words: '3rd in line' }} />
        </Shown>
        <Shown as="failed" wide>
          <TakeTile
            {...take}
            name="Take 3"
            state={{ kind: 'failed', words: '108 credits back', onRetry: nothing }}
          />
        </Shown>
        <Shown as="expired" wide>
          <TakeTile
            {...take}
            name="Take 0"
            state={{ kind: 'expired', words: 'Expires 19 Nov' }}
            durationSeconds={8}
          />
        </Shown>
        <Shown as="loading" wide>
          <TakeTileLoading />
        </Shown>
      </div>
    </Section>
  )
}

export function LineageSection({ media }: { media: SampleMedia }) {
  return (
    <Section title="Lineage" note="left to right, current in accent" span={2}>
      <LineageRow label="Where this take comes from">
        <LineageNode posterUrl={media.poster} name="Still" note="Flux, 4 cr" onOpen={nothing} />
        <LineageNode posterUrl={media.poster} name="Take 4" note="Veo 3.1" current onOpen={nothing} />
        <LineageNode posterUrl={media.poster} name="Vertical" note="9:16, free" onOpen={nothing} />
      </LineageRow>
    </Section>
  )
}
