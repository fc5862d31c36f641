import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Button, LinkButton } from '#web/ui/button.tsx'
import { ProblemCard } from '#web/ui/problem-card.tsx'

/** A page that failed to draw, inside its frame: what happened and ways on. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const { reset: resetQueries } = useQueryErrorResetBoundary()
  useEffect(() => {
    console.error(error)
  }, [error])
  if (isMissingScript(error)) return <MissingPage />
  const again = () => {
    resetQueries()
    reset()
    void router.invalidate()
  }
  return (
    <div className="grid h-full place-items-center p-6">
      <ProblemCard
        error={error}
        onRetry={again}
        className="w-full max-w-[480px]"
        actions={
          <LinkButton kind="quiet" size="sm" to="/home" onClick={reset}>
            Go home
          </LinkButton>
        }
      />
    </div>
  )
}

/** The studio is away, or was updated while this page was open, so a part of the old page is gone. */
const isMissingScript = (error: unknown) =>
  error instanceof Error && /dynamically imported module|module script failed/i.test(error.message)

function MissingPage() {
  return (
    <div className="grid h-full place-items-center p-6 text-center">
      <div>
        <h1 className="text-14 font-medium">This page could not be fetched</h1>
        <p className="mt-1 text-fg-2">The studio does not answer, or was updated. Your drafts are kept.</p>
        <Button kind="primary" className="mt-3" onClick={() => window.location.reload()}>
          Reload
        </Button>
      </div>
    </div>
  )
}
