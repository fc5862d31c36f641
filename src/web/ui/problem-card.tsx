import type { ReactNode } from 'react'
import { ApiError, UnreachableError } from '#web/api/client.ts'
import { Button } from './button.tsx'
import { ErrorCard } from './error-card.tsx'

interface ProblemCardProps {
  /** What a call threw. */
  error: unknown
  onRetry?: (() => void) | undefined
  /** What to do for a step that the studio proposes, by its `action`; a step without one is shown as words. */
  steps?: Record<string, () => void> | undefined
  /** More buttons, after the ones of the steps. */
  actions?: ReactNode
  className?: string | undefined
}

/** A failed call, as the studio explained it, with what to do next. */
export function ProblemCard({ error, onRetry, steps = {}, actions, className }: ProblemCardProps) {
  const { title, detail, code, nextSteps, fields } = explain(error)
  const doable = nextSteps.flatMap(({ action, label }) => {
    const run = steps[action] ?? (action === 'retry' ? onRetry : undefined)
    return run ? [{ action, label, run }] : []
  })
  const advice = nextSteps.filter(({ action }) => !doable.some((step) => step.action === action))
  const retried = doable.some((step) => step.action === 'retry')
  return (
    <ErrorCard
      title={title}
      className={className}
      {...(code !== undefined && { code })}
      body={
        <>
          <p>{detail}</p>
          {fields.length > 0 && (
            <ul className="mt-1 list-inside list-disc">
              {fields.map((field) => (
                <li key={`${field.path} ${field.code}`}>{field.message}</li>
              ))}
            </ul>
          )}
          {advice.length > 0 && <p className="mt-1">{advice.map((step) => step.label).join('. ')}.</p>}
        </>
      }
      actions={
        doable.length > 0 || (onRetry && !retried) || actions !== undefined ? (
          <>
            {doable.map((step) => (
              <Button key={step.action} size="sm" onClick={step.run}>
                {step.label}
              </Button>
            ))}
            {onRetry && !retried && (
              <Button size="sm" onClick={onRetry}>
                Try again
              </Button>
            )}
            {actions}
          </>
        ) : undefined
      }
    />
  )
}

function explain(error: unknown) {
  if (error instanceof ApiError) {
    const { title, detail, code, errors, nextSteps } = error.problem
    return { title, detail, code, fields: errors ?? [], nextSteps: nextSteps ?? [] }
  }
  const nothing = { code: undefined, fields: [], nextSteps: [] }
  if (error instanceof UnreachableError)
    return {
      ...nothing,
      title: 'The studio does not answer',
      detail: 'Nothing was charged. It may be starting again, or this device is offline.',
    }
  return {
    ...nothing,
    title: 'This part of the page failed',
    detail: error instanceof Error ? error.message : String(error),
  }
}
