import { create } from 'zustand'
import { Problem } from '#contract/problem.ts'
import { newKey, workspaceHeader } from '#web/api/client-context.ts'

/** Where a file is in its way to the studio. */
export type UploadState =
  | { phase: 'sending'; sent: number }
  /** All bytes are there; the studio looks at the file and keeps it. */
  | { phase: 'checking' }
  | { phase: 'failed'; message: string; canRetry: boolean }
  | { phase: 'done'; assetId: string }

export interface Upload {
  id: string
  file: File
  /** What the page that began it knows it by, e.g. the shot and the role that it is for. */
  place: string
  projectId: string | null
  /** The picture itself, at once; null for what is no picture. */
  previewUrl: string | null
  state: UploadState
}

/** Uploads go on while the person is on other pages. */
export const useUploads = create<{ uploads: readonly Upload[] }>(() => ({ uploads: [] }))

const stops = new Map<string, () => void>()

export function startUpload(file: File, place: string, projectId: string | null): string {
  const id = newKey()
  const previewUrl = file.type.startsWith('image/') ? URL.createObjectURL(file) : null
  const upload: Upload = { id, file, place, projectId, previewUrl, state: { phase: 'sending', sent: 0 } }
  useUploads.setState(({ uploads }) => ({ uploads: [...uploads, upload] }))
  void send(upload)
  return id
}

export function retryUpload(id: string): void {
  const upload = useUploads.getState().uploads.find((one) => one.id === id)
  if (upload?.state.phase !== 'failed') return
  setState(id, { phase: 'sending', sent: 0 })
  void send(upload)
}

/** Stops what is still going on, and forgets it. */
export function dismissUpload(id: string): void {
  stops.get(id)?.()
  stops.delete(id)
  const gone = useUploads.getState().uploads.find((one) => one.id === id)
  if (gone?.previewUrl) URL.revokeObjectURL(gone.previewUrl)
  useUploads.setState(({ uploads }) => ({ uploads: uploads.filter((one) => one.id !== id) }))
}

function setState(id: string, state: UploadState): void {
  useUploads.setState(({ uploads }) => ({
    uploads: uploads.map((one) => (one.id === id ? { ...one, state } : one)),
  }))
}

async function send({ id, file, projectId }: Upload): Promise<void> {
  const tus = await import('tus-js-client')
  const job = new tus.Upload(file, {
    endpoint: '/api/v1/uploads',
    headers: workspaceHeader(),
    metadata: { filename: file.name, ...(projectId === null ? {} : { projectId }) },
    retryDelays: [500, 2_000, 5_000, 10_000],
    // The file lies in this page's memory only, so nothing is taken up again after a reload.
    storeFingerprintForResuming: false,
    removeFingerprintOnSuccess: true,
    onProgress: (sent, total) =>
      setState(id, sent < total ? { phase: 'sending', sent: sent / total } : { phase: 'checking' }),
    onSuccess: () => finish(id, { phase: 'done', assetId: job.url?.split('/').at(-1) ?? '' }),
    onError: (error) =>
      finish(id, failureOf(error instanceof tus.DetailedError ? error.originalResponse : null)),
  })
  stops.set(id, () => void job.abort(true).catch(() => {}))
  job.start()
}

function finish(id: string, state: UploadState): void {
  stops.delete(id)
  setState(id, state)
}

/** The studio's own words about a file that it does not take; silence means that the way there is broken. */
export function failureOf(
  response: { getBody(): string; getStatus(): number } | null | undefined,
): UploadState {
  const problem = Problem.safeParse(parse(response?.getBody() ?? ''))
  if (!problem.success) {
    return { phase: 'failed', message: 'The upload stopped: the studio does not answer.', canRetry: true }
  }
  const { detail, nextSteps = [], status } = problem.data
  const advice = nextSteps.map(({ label }) => `${label}.`)
  return { phase: 'failed', message: [detail, ...advice].join(' '), canRetry: status >= 500 }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
