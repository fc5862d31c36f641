import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { inWorkspace } from '#web/api/client-context.ts'
import { lineageQuery } from '#web/api/queries.ts'
import { useEngineName } from '#web/features/studio/takes/use-engines.ts'
import { cx } from '#web/ui/cx.ts'
import { Picture } from '#web/ui/picture.tsx'
import { ProblemCard } from '#web/ui/problem-card.tsx'
import { Loading, Skeleton } from '#web/ui/skeleton.tsx'
import { type LineageNode, lineageNote, lineageRows } from './lineage.ts'

interface LineageTreeProps {
  assetId: string
  /** Left to right in wide places, top down in tall ones. */
  direction: 'right' | 'down'
}

/** Where a picture came from and what was made from it; each node opens. */
export function LineageTree({ assetId, direction }: LineageTreeProps) {
  const { data, error, refetch } = useQuery(lineageQuery(assetId))
  const engineName = useEngineName()
  if (error !== null) return <ProblemCard error={error} onRetry={() => void refetch()} />
  if (data === undefined)
    return (
      <Loading className="flex gap-2" label="Reading the lineage">
        <Skeleton className="h-10 w-40" />
        <Skeleton className="h-10 w-40" />
      </Loading>
    )
  const rows = lineageRows(data)
  return (
    <ol className={direction === 'down' ? 'grid gap-1' : 'flex flex-wrap items-center gap-y-2'}>
      {rows.map(({ node, depth }, index) => (
        <li
          key={node.asset.id}
          className={cx('relative', direction === 'right' && index > 0 && 'ml-6')}
          style={direction === 'down' ? { paddingInlineStart: depth * 12 } : undefined}
        >
          {direction === 'right' && index > 0 && (
            <span aria-hidden className="absolute top-1/2 -left-6 h-px w-6 bg-line-3" />
          )}
          <Node direction={direction} first={index === 0} node={node} note={lineageNote(node, engineName)} />
        </li>
      ))}
    </ol>
  )
}

interface NodeProps {
  node: LineageNode
  note: string
  first: boolean
  direction: 'right' | 'down'
}

function Node({ node: { asset, relation }, note, first, direction }: NodeProps) {
  const here = relation === 'self'
  return (
    <Link
      aria-current={here || undefined}
      className={cx(
        'relative flex min-w-0 items-center gap-2.5 rounded-2 text-12 hover:bg-hover',
        direction === 'down' ? 'py-1 pr-1.5 pl-[22px]' : 'bg-raised py-1 pr-2.5 pl-1 inset-ring',
        direction === 'right' && (here ? 'inset-ring-accent-edge' : 'inset-ring-line-2'),
        direction === 'down' && here && 'bg-press',
      )}
      params={{ assetId: asset.id }}
      to="/assets/$assetId"
    >
      {direction === 'down' && (
        <>
          {!first && (
            <span aria-hidden className="absolute top-[-20px] left-[10.5px] h-[34px] w-px bg-line-3" />
          )}
          <span
            aria-hidden
            className={cx(
              'absolute top-4 left-[7px] size-2 rounded-full',
              here ? 'bg-accent-edge' : 'bg-panel inset-ring-[1.5px] inset-ring-line-3',
            )}
          />
        </>
      )}
      <Picture
        alt=""
        className="w-14 flex-none rounded-1"
        src={asset.posterUrl === null ? null : inWorkspace(asset.posterUrl)}
      />
      <span className="min-w-0">
        <span className="block truncate font-medium">{asset.name}</span>
        <span className={cx('block truncate', here ? 'text-fg-2' : 'text-fg-3')}>{note}</span>
      </span>
    </Link>
  )
}
