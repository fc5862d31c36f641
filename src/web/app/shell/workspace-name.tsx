import { ChevronsUpDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { useWorkspace } from '#web/api/session.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { LazyFloat } from '#web/ui/lazy-float.tsx'
import { lazyPart } from '#web/ui/lazy-part.ts'

const workspaceMenu = lazyPart(() =>
  import('./workspace-menu.tsx').then(({ WorkspaceMenu }) => WorkspaceMenu),
)

const rowClass = 'flex h-[30px] flex-none items-center gap-2.5 rounded-2 px-2 text-left font-medium text-fg-2'

/** Whose work this is; with several workspaces, the way to another. */
export function WorkspaceName() {
  const { workspaces } = useWorkspace()
  if (workspaces.length > 1)
    return <LazyFloat of={workspaceMenu} opens="menu" with={{ trigger: <Trigger /> }} />
  return (
    <div className={rowClass}>
      <Name />
    </div>
  )
}

function Trigger(props: ComponentProps<'button'>) {
  return (
    <button {...props} type="button" className={`${rowClass} hover:bg-hover hover:text-fg`}>
      <Name />
      <Icon of={ChevronsUpDown} size={14} />
    </button>
  )
}

function Name() {
  const { workspace } = useWorkspace()
  return (
    <>
      <Avatar name={workspace.name} size={20} />
      <span className="min-w-0 truncate">{workspace.name}</span>
    </>
  )
}
