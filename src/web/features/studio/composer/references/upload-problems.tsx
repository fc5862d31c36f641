import { CircleAlert } from 'lucide-react'
import { Icon } from '#web/ui/icon.tsx'
import { useComposer } from '../composer-state.tsx'

/** Why files were not taken, in the studio's words, below the places that they were for. */
export function UploadProblems() {
  const { uploads } = useComposer().inputs
  const failed = uploads.flatMap(({ id, state }) =>
    state.phase === 'failed' ? [{ id, message: state.message }] : [],
  )
  if (failed.length === 0) return null
  return (
    <div className="flex flex-col gap-1" role="alert">
      {failed.map(({ id, message }) => (
        <p key={id} className="flex items-start gap-[5px] text-12 text-bad">
          <Icon className="mt-0.5" of={CircleAlert} size={12} />
          <span>{message}</span>
        </p>
      ))}
    </div>
  )
}
