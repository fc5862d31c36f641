import { useQuery } from '@tanstack/react-query'
import { FileDown } from 'lucide-react'
import type { Job } from '#contract/job.ts'
import { recordQuery } from '#web/api/queries.ts'
import { Button } from '#web/ui/button.tsx'

/** The job and its flight record as one file, for whoever looks into what happened. */
export function SaveRecord({ job }: { job: Job }) {
  const { data } = useQuery(recordQuery(job.id))
  if (data === undefined) return null
  return (
    <Button icon={FileDown} onClick={() => saveJson(`${job.id}.json`, { job, record: data.items })}>
      Record (JSON)
    </Button>
  )
}

function saveJson(name: string, value: unknown): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(value, null, 2)], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
