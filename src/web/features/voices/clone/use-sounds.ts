import { useEffect, useState } from 'react'
import { dismissUpload, startUpload, type Upload, useUploads } from '#web/features/uploads/uploads.ts'

export interface Sound {
  assetId: string
  name: string
}

/** Sounds that somebody picks or uploads for a form; what is on its way stands beside what is there. */
export function useSounds(place: string, most: number) {
  const all = useUploads(({ uploads }) => uploads)
  const [sounds, setSounds] = useState<readonly Sound[]>([])
  const uploads = all.filter((upload) => upload.place === place)
  const add = (sound: Sound) =>
    setSounds((before) => [...before.filter(({ assetId }) => assetId !== sound.assetId), sound].slice(-most))

  useEffect(() => {
    for (const { id, place: where, file, state } of all) {
      if (where !== place || state.phase !== 'done') continue
      add({ assetId: state.assetId, name: file.name })
      dismissUpload(id)
    }
  })
  useEffect(() => () => dismissAll(useUploads.getState().uploads, place), [place])

  return {
    sounds,
    uploads,
    add,
    remove: (assetId: string) => setSounds((before) => before.filter((sound) => sound.assetId !== assetId)),
    upload: (files: readonly File[]) => {
      for (const file of files) startUpload(file, place, null)
    },
  }
}

export type Sounds = ReturnType<typeof useSounds>

function dismissAll(uploads: readonly Upload[], place: string): void {
  for (const upload of uploads) if (upload.place === place) dismissUpload(upload.id)
}
