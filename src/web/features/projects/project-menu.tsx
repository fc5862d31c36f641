import { Ellipsis, FolderOpen, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useDeleteProject, useRenameProject } from '#web/api/project-actions.ts'
import { ConfirmDialog } from '#web/ui/dialog.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { lazyPart, usePart } from '#web/ui/lazy-part.ts'
import { Menu, MenuItem, MenuLink, MenuSeparator } from '#web/ui/menu.tsx'
import { toast } from '#web/ui/toast.tsx'
import { deletionWords, type Project } from './project-words.ts'

const nameDialog = lazyPart(() => import('./name-dialog.tsx').then(({ NameDialog }) => NameDialog))

export function ProjectMenu({ project, className }: { project: Project; className?: string }) {
  const [asks, setAsks] = useState<'nothing' | 'name' | 'delete'>('nothing')
  const close = () => setAsks('nothing')
  const NameDialog = usePart(nameDialog, asks === 'name', close)
  const renaming = useRenameProject()
  const deleting = useDeleteProject()
  const rename = (name: string) => {
    renaming.mutate({ id: project.id, name })
    close()
  }
  // The card goes with the project, and with it the mutation's own callbacks.
  const remove = () =>
    deleting.mutateAsync(project.id).then(
      () => toast.success(`“${project.name}” is deleted`),
      () => close(),
    )
  return (
    <>
      <Menu
        align="end"
        trigger={
          <IconButton label={`More about ${project.name}`} icon={Ellipsis} size="sm" className={className} />
        }
      >
        <MenuLink to="/projects/$projectId" params={{ projectId: project.id }} icon={FolderOpen}>
          Open
        </MenuLink>
        <MenuItem icon={Pencil} onSelect={() => setAsks('name')}>
          Rename
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={Trash2} danger onSelect={() => setAsks('delete')}>
          Delete
        </MenuItem>
      </Menu>
      {NameDialog && (
        <NameDialog
          open={asks === 'name'}
          onOpenChange={close}
          title={`Rename “${project.name}”`}
          initial={project.name}
          submitLabel="Rename"
          onSubmit={rename}
        />
      )}
      <ConfirmDialog
        open={asks === 'delete'}
        onOpenChange={close}
        question={`Delete “${project.name}” for good?`}
        body={deletionWords(project)}
        safeLabel="Keep it"
        dangerLabel="Delete project"
        busy={deleting.isPending}
        onConfirm={remove}
      />
    </>
  )
}
