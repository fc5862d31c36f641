import { useQueries } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Engine, InputCard } from '#catalog/engine.ts'
import type { Asset } from '#contract/asset.ts'
import { InputRole } from '#contract/generation.ts'
import type { Shot, ShotRequest } from '#contract/project.ts'
import { ApiError } from '#web/api/client.ts'
import { assetQuery } from '#web/api/queries.ts'
import { dismissUpload, startUpload, type Upload, useUploads } from '#web/features/uploads/uploads.ts'
import { useDraftStore } from '../../draft.ts'
import { withInput, withoutInput } from '../logic/inputs.ts'
import { roleLabels, slotsFor } from '../logic/roles.ts'

export interface ShownInput {
  index: number
  role: InputRole
  assetId: string
  /** Undefined while it is read. */
  asset: Asset | undefined
  state: 'ready' | 'preparing' | 'failed' | 'gone'
}

export interface ShownUpload extends Upload {
  role: InputRole
}

export interface ComposerInputs {
  slots: readonly InputCard[]
  inputs: readonly ShownInput[]
  uploads: readonly ShownUpload[]
  /** Why a take cannot be made yet, a sentence for each file. */
  waiting: readonly string[]
  add(role: InputRole, assetId: string): void
  addFiles(role: InputRole, files: readonly File[]): void
  remove(index: number): void
}

const placeOf = (shotId: string, role: InputRole) => `${shotId}/${role}`
/** The live stream says when a file is ready; this is for when it cannot. */
const lookAgainMs = 2_000

/** What is put into the shot, with the files that are still on their way; one that has arrived becomes an input. */
export function useInputs(shot: Shot, draft: ShotRequest, engines: readonly Engine[]): ComposerInputs {
  const store = useDraftStore()
  const slots = slotsFor(draft, engines)
  const asked = draft.inputs ?? []
  const assets = useQueries({
    queries: asked.map(({ assetId }) => ({
      ...assetQuery(assetId),
      refetchInterval: ({ state }: { state: { data?: Asset | undefined } }) =>
        state.data?.status === 'pending' ? lookAgainMs : (false as const),
    })),
  })
  const inputs = asked.map(({ role, assetId }, index): ShownInput => {
    const { data: asset, error } = assets[index] ?? {}
    return { index, role, assetId, asset, state: stateOf(asset, error) }
  })
  const all = useUploads(({ uploads }) => uploads)
  const uploads = all.flatMap((upload) => {
    const [shotId, role] = upload.place.split('/')
    const known = InputRole.safeParse(role)
    return shotId === shot.id && known.success ? [{ ...upload, role: known.data }] : []
  })

  const add = (role: InputRole, assetId: string) => {
    const { history, change } = store.getState()
    change(withInput(history.present, role, assetId, slotsFor(history.present, engines)), roleLabels[role])
  }
  useEffect(() => {
    // How many fit is not known before the engines are.
    if (engines.length === 0) return
    for (const { id, role, state } of uploads) {
      if (state.phase !== 'done') continue
      add(role, state.assetId)
      dismissUpload(id)
    }
  })

  return {
    slots,
    inputs,
    uploads,
    waiting: [...inputs.flatMap(waitsForInput), ...uploads.flatMap(waitsForUpload)],
    add,
    addFiles(role, files) {
      const most = slots.find((slot) => slot.role === role)?.max ?? 1
      for (const file of files.slice(0, most)) startUpload(file, placeOf(shot.id, role), shot.projectId)
    },
    remove(index) {
      const { history, change } = store.getState()
      change(withoutInput(history.present, index), 'Input removed')
    },
  }
}

function stateOf(asset: Asset | undefined, error: unknown): ShownInput['state'] {
  if (error instanceof ApiError && error.problem.status === 404) return 'gone'
  if (asset?.status === 'failed') return 'failed'
  return asset?.status === 'ready' ? 'ready' : 'preparing'
}

function waitsForInput({ role, state }: ShownInput): string[] {
  const name = roleLabels[role]
  if (state === 'ready') return []
  if (state === 'preparing') return [`${name} is being prepared.`]
  return [state === 'gone' ? `${name} was deleted. Remove it.` : `${name} could not be used. Remove it.`]
}

function waitsForUpload({ role, state }: ShownUpload): string[] {
  const name = roleLabels[role]
  if (state.phase === 'failed') {
    return [
      state.canRetry
        ? `${name} did not arrive. Retry or remove it.`
        : `${name} was not taken. Remove it first.`,
    ]
  }
  return [
    state.phase === 'sending'
      ? `${name} is uploading, ${Math.round(state.sent * 100)}%.`
      : `${name} is being checked.`,
  ]
}
