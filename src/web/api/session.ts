import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { create } from 'zustand'
import type { Me, Workspace } from '#contract/people.ts'
import { readText, writeText } from './browser-storage.ts'
import { setWorkspaceHeader } from './client-context.ts'
import { meQuery, workspacesQuery } from './queries.ts'

const chosenKey = 'dailies.workspace'
const useChosen = create<{ id: string | null }>(() => ({ id: readText(chosenKey) }))

/** Who is signed in. Inside the shell only: the session gate has asked before. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data
}

/** The workspace that the page works in, and the others of this person. Inside the shell only. */
export function useWorkspace() {
  const { items } = useSuspenseQuery(workspacesQuery).data
  const chosenId = useChosen(({ id }) => id)
  const workspace = chosenFrom(items, chosenId)
  if (workspace === undefined) throw new Error('Nobody is without a workspace.')
  return { workspace, workspaces: items }
}

const chosenFrom = (items: readonly Workspace[], chosenId: string | null) =>
  items.find(({ id }) => id === chosenId) ?? items[0]

export function chooseWorkspace(id: string): void {
  writeText(chosenKey, id)
  useChosen.setState({ id })
}

/** Session and workspace as far as they are known; for the gate. */
export function useSession() {
  const me = useQuery(meQuery)
  const workspaces = useQuery({ ...workspacesQuery, enabled: me.isSuccess })
  const chosenId = useChosen(({ id }) => id)
  const items = workspaces.data?.items ?? []
  const workspace = chosenFrom(items, chosenId)
  // Before any page asks for something of the workspace: with one there is nothing to name.
  setWorkspaceHeader(items.length > 1 ? (workspace?.id ?? null) : null)
  return { me, workspaces, workspace }
}
