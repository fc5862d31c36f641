import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { chooseWorkspace, useWorkspace } from '#web/api/session.ts'
import type { FloatProps } from '#web/ui/lazy-float.tsx'
import { MenuChoice } from '#web/ui/menu.tsx'
import { Menu } from '#web/ui/menu-float.tsx'

/** The way to another workspace. */
export function WorkspaceMenu(props: FloatProps) {
  const { workspace, workspaces } = useWorkspace()
  const client = useQueryClient()
  const navigate = useNavigate()
  const change = async (id: string) => {
    await navigate({ to: '/home' })
    chooseWorkspace(id)
    // What is cached belongs to the other one.
    client.removeQueries({
      predicate: ({ queryKey }) => queryKey[0] !== 'me' && queryKey[0] !== 'workspaces',
    })
  }
  return (
    <Menu {...props}>
      <MenuChoice
        label="Workspace"
        value={workspace.id}
        onChange={(id) => void change(id)}
        options={workspaces.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Menu>
  )
}
