import { usePreferences } from '#web/api/preferences.ts'
import { emptyShot } from '../home/draft-requests.ts'
import { useMakeFilm } from '../home/use-make-film.ts'
import { NameDialog } from './name-dialog.tsx'

/** A project with its first, empty shot; the studio opens on it. */
export function NewProjectDialog({
  open,
  onOpenChange,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
}) {
  const making = useMakeFilm()
  const defaults = usePreferences().data?.defaults
  return (
    <NameDialog
      open={open}
      onOpenChange={onOpenChange}
      title="What is the new project called?"
      initial="Untitled film"
      submitLabel="Create project"
      busy={making.isPending}
      onSubmit={(name) =>
        making.mutate({ projectId: null, name, shots: [emptyShot(defaults)], draft: false })
      }
    />
  )
}
