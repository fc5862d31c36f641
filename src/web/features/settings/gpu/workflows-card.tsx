import { useQuery } from '@tanstack/react-query'
import { Pencil, Trash2, Upload } from 'lucide-react'
import { useRef, useState } from 'react'
import { modeWords } from '#catalog/mode-words.ts'
import type { WorkflowFacts, WorkflowProposal } from '#contract/workflow.ts'
import { api } from '#web/api/client.ts'
import { problemText } from '#web/api/problem-words.ts'
import { workflowsQuery } from '#web/api/queries.ts'
import { Button } from '#web/ui/button.tsx'
import { ConfirmDialog } from '#web/ui/dialog.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { ProblemCard } from '#web/ui/problem-card.tsx'
import { toast } from '#web/ui/toast.tsx'
import { SettingRow, SettingsCard } from '../settings-parts.tsx'
import { TestRun } from './test-run.tsx'
import { useReadWorkflow, useRemoveWorkflow } from './workflow-actions.ts'
import { WorkflowForm } from './workflow-form.tsx'

interface Editing {
  id: string | null
  proposal: WorkflowProposal
}

/** The workspace's own workflows, and the way in for more. */
export function WorkflowsCard({ works }: { works: boolean }) {
  const { data, error, refetch } = useQuery(workflowsQuery)
  const file = useRef<HTMLInputElement>(null)
  const [editing, setEditing] = useState<Editing | null>(null)
  const [removing, setRemoving] = useState<WorkflowFacts | null>(null)
  const read = useReadWorkflow()
  const remove = useRemoveWorkflow()
  const take = (chosen: File) =>
    read.mutate(chosen, {
      onSuccess: (proposal) =>
        setEditing({ id: null, proposal: { ...proposal, name: chosen.name.replace(/\.json$/i, '') } }),
    })
  return (
    <SettingsCard
      title="Workflows"
      action={
        <Button size="sm" icon={Upload} busy={read.isPending} onClick={() => file.current?.click()}>
          Import
        </Button>
      }
    >
      {error !== null && <ProblemCard error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && (
        <p className="py-2 text-fg-3">
          None yet. Add a template below, or import a workflow: in ComfyUI open the menu Workflow and choose
          Export (API).
        </p>
      )}
      {data?.items.map((workflow) => (
        <SettingRow key={workflow.id} label={workflow.name} description={purposeOf(workflow)} wide>
          <div className="flex items-center gap-1">
            <TestRun workflow={workflow} works={works} />
            <IconButton
              icon={Pencil}
              label={`Edit ${workflow.name}`}
              onClick={() =>
                void edit(workflow.id).then(setEditing, (problem) => toast.error(problemText(problem)))
              }
            />
            <IconButton
              icon={Trash2}
              label={`Remove ${workflow.name}`}
              onClick={() => setRemoving(workflow)}
            />
          </div>
        </SettingRow>
      ))}
      <input
        ref={file}
        accept="application/json,.json"
        aria-label="Workflow in API format"
        className="sr-only"
        onChange={({ target }) => {
          const [chosen] = target.files ?? []
          if (chosen) take(chosen)
          target.value = ''
        }}
        tabIndex={-1}
        type="file"
      />
      {editing !== null && <WorkflowForm {...editing} onClose={() => setEditing(null)} />}
      <ConfirmDialog
        open={removing !== null}
        onOpenChange={(open) => !open && setRemoving(null)}
        question={`Remove ${removing?.name ?? 'it'}?`}
        body="The engine goes; takes that it made stay. Shots that name it need another engine."
        safeLabel="Keep it"
        dangerLabel="Remove"
        busy={remove.isPending}
        onConfirm={() =>
          removing !== null && remove.mutate(removing.id, { onSettled: () => setRemoving(null) })
        }
      />
    </SettingsCard>
  )
}

/** Enlarging may be of pictures or of videos. */
const purposeOf = ({ mode, output }: WorkflowFacts): string =>
  mode === 'upscale' && output.kind === 'image' ? 'a larger picture' : modeWords[mode]

/** A kept workflow, with its nodes to choose places from. */
async function edit(id: string): Promise<Editing> {
  const { graph, name, mode, bindings, limits, output } = await api('getWorkflowsById', { params: { id } })
  const proposal = await api('postWorkflowsProposals', { body: { file: graph } })
  return { id, proposal: { ...proposal, name, mode, bindings, limits, output } }
}
