import { AudioLines, Clapperboard, FileText, ImagePlay, type LucideIcon } from 'lucide-react'
import { useState } from 'react'
import { Icon } from '#web/ui/icon.tsx'
import { lazyPart } from '#web/ui/lazy-part.ts'
import { LazyView } from '#web/ui/lazy-view.tsx'
import { shotOfVoice } from './draft-requests.ts'
import { useAnimateStill } from './use-animate-still.ts'
import { useMakeFilm } from './use-make-film.ts'

const scriptDialog = lazyPart(() => import('./script-dialog.tsx').then(({ ScriptDialog }) => ScriptDialog))

/** Ways in beside a sentence. */
export function QuickActions({ onNewProject }: { onNewProject: () => void }) {
  const [hasScript, setScript] = useState(false)
  const leaveScript = () => setScript(false)
  const making = useMakeFilm()
  const animating = useAnimateStill()
  const voice = () =>
    making.mutate({ projectId: null, name: 'Voice and sound', shots: [shotOfVoice()], draft: false })
  return (
    <section
      aria-label="Quick actions"
      className="mb-4 grid grid-cols-2 overflow-hidden rounded-3 bg-panel inset-ring inset-ring-line laptop:grid-cols-4"
    >
      <Action icon={Clapperboard} name="New film" detail="Shots, takes, choices" onClick={onNewProject} />
      <Action
        icon={FileText}
        name="From a script"
        detail="One shot a sentence"
        onClick={() => setScript(true)}
      />
      <Action
        icon={ImagePlay}
        name="Animate a still"
        detail={animating.words ?? 'Free camera moves'}
        busy={animating.isBusy}
        onClick={animating.choose}
      />
      <Action
        icon={AudioLines}
        name="Voice or sound"
        detail="Lines and ambience"
        busy={making.isPending}
        onClick={voice}
      />
      {hasScript && <LazyView of={scriptDialog} with={{ onClose: leaveScript }} onFail={leaveScript} />}
    </section>
  )
}

interface ActionProps {
  icon: LucideIcon
  name: string
  detail: string
  busy?: boolean
  onClick: () => void
}

function Action({ icon, name, detail, busy = false, onClick }: ActionProps) {
  return (
    <button
      type="button"
      aria-busy={busy || undefined}
      onClick={() => !busy && onClick()}
      className="flex min-h-13.5 min-w-0 items-center gap-3 border-line px-3.5 py-2.5 text-left transition-colors duration-(--d-1) even:border-l hover:bg-hover active:bg-press focus-visible:-outline-offset-2 nth-[n+3]:border-t laptop:nth-[n+2]:border-l laptop:nth-[n+3]:border-t-0"
    >
      <Icon of={icon} size={20} className="text-fg-2" />
      <span className="min-w-0">
        <b className="block truncate leading-[18px] font-medium">{name}</b>
        <span className="block truncate text-12 text-fg-3" role={busy ? 'status' : undefined}>
          {detail}
        </span>
      </span>
    </button>
  )
}
