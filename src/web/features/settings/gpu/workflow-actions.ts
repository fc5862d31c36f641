import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { WorkflowInput, WorkflowProposal } from '#contract/workflow.ts'
import { api } from '#web/api/client.ts'
import { problemText } from '#web/api/problem-words.ts'
import { enginesQuery } from '#web/api/queries.ts'
import { toast } from '#web/ui/toast.tsx'

/** Workflows, templates and the engines that are made of them show the change. */
function useRefresh() {
  const client = useQueryClient()
  return async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: ['workflows'] }),
      client.invalidateQueries({ queryKey: enginesQuery.queryKey }),
    ])
  }
}

const tell = (error: unknown) => toast.error(problemText(error))

export function useAddTemplate() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (id: string) => api('postWorkflowsTemplatesById', { params: { id } }),
    onSuccess: async ({ name }) => {
      await refresh()
      toast.success(`${name} is among your engines now`)
    },
    onError: tell,
  })
}

/** A file of ComfyUI, read by the studio. */
export function useReadWorkflow() {
  return useMutation({
    mutationFn: async (file: File): Promise<WorkflowProposal> => {
      const text = await file.text()
      return api('postWorkflowsProposals', { body: { file: parsed(text) } })
    },
    onError: tell,
  })
}

/** What is no JSON is no workflow either; the studio says so. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export function useSaveWorkflow(id: string | null) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: WorkflowInput) =>
      id === null ? api('postWorkflows', { body }) : api('patchWorkflowsById', { params: { id }, body }),
    onSuccess: async ({ name }) => {
      await refresh()
      toast.success(id === null ? `${name} is among your engines now` : 'Kept.')
    },
  })
}

export function useRemoveWorkflow() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (id: string) => api('deleteWorkflowsById', { params: { id } }),
    onSuccess: async () => {
      await refresh()
      toast.success('Workflow removed')
    },
    onError: tell,
  })
}
