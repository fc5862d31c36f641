import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { percent, plural } from '#web/ui/format.ts'
import { toast } from '#web/ui/toast.tsx'
import { chooseFiles } from '../uploads/choose-files.ts'
import { dismissUpload, retryUpload, startUpload, useUploads } from '../uploads/uploads.ts'

const place = 'home, to the library'

/** Files of one's own into the library. `words` says how far they are. */
export function useLibraryUpload() {
  const all = useUploads(({ uploads }) => uploads)
  const client = useQueryClient()
  const navigate = useNavigate()
  const mine = all.filter((one) => one.place === place)
  const going = mine.filter(({ state }) => state.phase === 'sending' || state.phase === 'checking')
  const isOver = mine.length > 0 && going.length === 0

  useEffect(() => {
    if (!isOver) return
    const over = useUploads.getState().uploads.filter((one) => one.place === place)
    const done = over.filter(({ state }) => state.phase === 'done')
    for (const { id } of done) dismissUpload(id)
    if (done.length > 0) {
      void client.invalidateQueries({ queryKey: ['assets'] })
      const action = { label: 'Open library', onPress: () => void navigate({ to: '/library' }) }
      toast.success(`${plural(done.length, 'file')} in the library`, { action })
    }
    for (const { id, file, state } of over) {
      if (state.phase !== 'failed') continue
      const retry = { label: 'Retry', onPress: () => retryUpload(id) }
      toast.error(`${file.name}: ${state.message}`, { id, action: state.canRetry ? retry : undefined })
      if (!state.canRetry) dismissUpload(id)
    }
  }, [isOver, client, navigate])

  const sent = going.reduce((sum, { state }) => sum + (state.phase === 'sending' ? state.sent : 1), 0)
  return {
    words: going.length === 0 ? null : `Uploading ${percent(sent / going.length)}`,
    choose: async () => {
      for (const file of await chooseFiles('any', true)) startUpload(file, place, null)
    },
  }
}
