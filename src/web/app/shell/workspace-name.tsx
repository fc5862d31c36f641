import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ChevronsUpDown } from 'lucide-react'
import { chooseWorkspace, useWorkspace } from '#web/api/session.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Menu, MenuChoice } from '#web/ui/menu.tsx'

const rowClass = 'flex h-[30px] flex-none items-center gap-2.5 rounded-2 px-2 text-left font-medium text-fg-2'

/** Whose work this is; with several workspaces, the way to another. */
export function WorkspaceName() {
  const { workspace, workspaces } = useWorkspace()
  const client = useQueryClient()
  const navigate = useNavigate()
  const name = (
    <>
      <Avatar name={workspace.name} size={20} />
      <span className="min-w-0 truncate">{workspace.name}</span>
    </>
  )
  if (workspaces.length < 2) return <div className={rowClass}>{name}</div>

  const change = async (id: string) => {
    await navigate({ to: '/home' })
    chooseWorkspace(id)
    // What is cached belongs to the other one.
    client.removeQueries({
      predicate: ({ queryKey }) => queryKey[0] !== 'me' && queryKey[0] !== 'workspaces',
    })
  }
  return (
    <Menu
      trigger={
        <button type="button" className={`${rowClass} hover:bg-hover hover:text-fg`}>
          {name}
          <Icon of={ChevronsUpDown} size={14} />
        </button>
      }
    >
      <MenuChoice
        label="Workspace"
        value={workspace.id}
        onChange={(id) => void change(id)}
        options={workspaces.map(({ id, name: label }) => ({ value: id, label }))}
      />
    </Menu>
  )
}
