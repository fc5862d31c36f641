import { inWorkspace } from '#web/api/client-context.ts'
import { cx } from '#web/ui/cx.ts'
import { MediaChip } from '#web/ui/media-chip.tsx'
import { Picture } from '#web/ui/picture.tsx'
import { Ring } from '#web/ui/ring.tsx'
import type { Project } from './project-words.ts'

const sideAspect = null

/** The newest picture large, up to three older ones beside it. */
export function ProjectCover({ project: { covers, running, name } }: { project: Project }) {
  const [first, ...others] = covers
  const side = others.slice(0, 3)
  return (
    <span
      className={cx(
        'relative grid gap-0.5 overflow-hidden rounded-t-3',
        side.length > 0 ? 'grid-cols-[minmax(0,1fr)_22.2%]' : 'grid-cols-1',
      )}
    >
      {first === undefined ? (
        <EmptyCover />
      ) : (
        <Picture
          src={inWorkspace(first.posterUrl)}
          alt={`${name}, latest picture`}
          aspect={side.length > 0 ? 16 / 9 : 2.28}
        />
      )}
      {side.length > 0 && (
        <span className="grid grid-rows-3 gap-0.5">
          {side.map(({ assetId, posterUrl }) => (
            <Picture key={assetId} src={inWorkspace(posterUrl)} alt="" aspect={sideAspect} />
          ))}
        </span>
      )}
      {running > 0 && (
        <MediaChip corner="top-left">
          <Ring value={null} size={12} onMedia />
          {running} running
        </MediaChip>
      )}
    </span>
  )
}

function EmptyCover() {
  return (
    <span className="grid aspect-[2.28] place-items-center bg-well">
      <svg
        viewBox="0 0 112 64"
        aria-hidden="true"
        className="h-12 fill-none stroke-line-3 stroke-[1.2] [stroke-dasharray:3_3]"
      >
        <rect x="6" y="12" width="62" height="38" rx="3" />
        <rect x="76" y="12" width="30" height="38" rx="3" />
      </svg>
    </span>
  )
}
