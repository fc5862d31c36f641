import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { z } from 'zod'
import { jobQuery } from '#web/api/queries.ts'
import { readEvents } from '#web/api/server-sent.ts'
import { textOfAsset } from '#web/features/text/text-query.ts'

const Words = z.object({ from: z.number(), text: z.string() })
const againMs = 1_500

/** A text while it is written, and then as it was kept. */
export function useWritten(jobId: string | null) {
  const job = useQuery({ ...jobQuery(jobId ?? ''), enabled: jobId !== null }).data ?? null
  const over = job !== null && ['succeeded', 'failed', 'canceled'].includes(job.status)
  const live = useWords(over ? null : jobId)
  const assetId = job?.outputs.find(({ kind }) => kind === 'text')?.assetId ?? null
  const kept = useQuery({ ...textOfAsset(assetId ?? ''), enabled: assetId !== null }).data
  return { job, over, assetId, text: kept ?? live }
}

/** Follows the words; a line that breaks is taken up again, and what has been told is told anew. */
function useWords(jobId: string | null): string {
  const [text, setText] = useState('')
  useEffect(() => {
    if (jobId === null) return
    setText('')
    const stop = new AbortController()
    const follow = async () => {
      while (!stop.signal.aborted) {
        try {
          for await (const { type, data } of readEvents(`/jobs/${jobId}/text`, { signal: stop.signal })) {
            if (type === 'end') return
            const words = Words.safeParse(data).data
            if (words) setText((before) => before.slice(0, words.from) + words.text)
          }
        } catch {
          // The next look says whether it is still there.
        }
        await new Promise((resolve) => setTimeout(resolve, againMs))
      }
    }
    void follow()
    return () => stop.abort()
  }, [jobId])
  return text
}
