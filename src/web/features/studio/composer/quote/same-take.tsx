import { getRouteApi, Link } from '@tanstack/react-router'
import { Repeat2 } from 'lucide-react'
import { Button } from '#web/ui/button.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { useComposer } from '../composer-state.tsx'
import type { Generating } from './use-generating.ts'

const route = getRouteApi('/shell/projects/$projectId/shots/$shotId')

/** The same engine, inputs, settings and seed have made a take: it can be used, and nothing is paid. */
export function SameTake({ generating: { quote, state } }: { generating: Generating }) {
  const { shot } = useComposer()
  const navigate = route.useNavigate()
  const same = quote?.reusable ?? null
  if (same === null || state.kind === 'loading') return null
  return (
    <p className="mb-1.5 flex items-center gap-1.5 text-12 text-fg-2">
      <Icon className="flex-none text-ok" of={Repeat2} size={14} />
      <span className="min-w-0 flex-1">You have this take: use it, free.</span>
      {same.shotId === shot.id ? (
        <Button
          kind="quiet"
          onClick={() =>
            void navigate({ search: (search) => ({ ...search, take: same.jobId }), replace: true })
          }
          size="sm"
        >
          Show it
        </Button>
      ) : (
        <Link className="font-medium underline" params={{ assetId: same.assetId }} to="/assets/$assetId">
          Open it
        </Link>
      )}
    </p>
  )
}
