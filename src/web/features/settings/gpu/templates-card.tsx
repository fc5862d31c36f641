import { useQuery } from '@tanstack/react-query'
import type { WorkflowTemplate } from '#contract/workflow.ts'
import { workflowTemplatesQuery } from '#web/api/queries.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { ProblemCard } from '#web/ui/problem-card.tsx'
import { SettingRow, SettingsCard } from '../settings-parts.tsx'
import { useAddTemplate } from './workflow-actions.ts'

/** Workflows that are shipped, each with what the server lacks for it. */
export function TemplatesCard({ works }: { works: boolean }) {
  const { data, error, refetch } = useQuery(workflowTemplatesQuery)
  const add = useAddTemplate()
  return (
    <SettingsCard title="Templates">
      {error !== null && <ProblemCard error={error} onRetry={() => void refetch()} />}
      {data?.items.map((template) => (
        <SettingRow
          key={template.id}
          label={template.name}
          description={`${template.summary} ${missingWords(template)}`.trim()}
        >
          {template.workflowId !== null ? (
            <Badge tone="ok">Added</Badge>
          ) : (
            <Button
              size="sm"
              busy={add.isPending && add.variables === template.id}
              disabledReason={works ? lacks(template) : 'Connect your server first'}
              onClick={() => add.mutate(template.id)}
            >
              Add
            </Button>
          )}
        </SettingRow>
      ))}
    </SettingsCard>
  )
}

const isLacking = ({ missing }: WorkflowTemplate): boolean =>
  missing !== null && missing.nodes.length + missing.models.length > 0

const lacks = (template: WorkflowTemplate): string | undefined =>
  isLacking(template) ? 'The server lacks something for it' : undefined

/** What to get, by name; without a server all that it will need. */
function missingWords(template: WorkflowTemplate): string {
  const { missing, models } = template
  if (missing === null) return `Needs ${models.join(', ')}.`
  if (!isLacking(template)) return ''
  const nodes = missing.nodes.length > 0 ? `Nodes not installed: ${missing.nodes.join(', ')}. ` : ''
  return `${nodes}${missing.models.length > 0 ? `Missing on the server: ${missing.models.join(', ')}.` : ''}`
}
