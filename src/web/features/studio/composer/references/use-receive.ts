import { useQueryClient } from '@tanstack/react-query'
import { assetQuery } from '#web/api/queries.ts'
import type { Dropped } from '#web/features/uploads/asset-drag.ts'
import { toast } from '#web/ui/toast.tsx'
import { useComposer } from '../composer-state.tsx'
import { roleFor } from '../logic/inputs.ts'

/** Takes in what was dropped on, or pasted into, the composer as a whole, and finds the place where it belongs. */
export function useReceive(): (dropped: Dropped) => void {
  const { draft, inputs } = useComposer()
  const client = useQueryClient()
  const refuse = (kind: string) =>
    toast.info(`This mode takes no ${kind === 'image' ? 'picture' : kind === 'audio' ? 'sound' : kind}.`)

  return ({ files, assetId }) => {
    if (assetId !== null) {
      void client.fetchQuery(assetQuery(assetId)).then(
        ({ kind }) => {
          const role = roleFor(kind, draft, inputs.slots)
          if (role) inputs.add(role, assetId)
          else refuse(kind)
        },
        () => toast.info('This take is not there any more.'),
      )
    }
    for (const file of files) {
      // What the browser cannot name goes where pictures go; the studio looks at the bytes and says what it is.
      const [kind = ''] = file.type.split('/')
      const role = roleFor(['image', 'video', 'audio'].includes(kind) ? kind : 'image', draft, inputs.slots)
      if (role) inputs.addFiles(role, [file])
      else refuse(kind)
    }
  }
}
