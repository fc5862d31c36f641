import { LinkButton } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { useTitle } from '../title.ts'

/** Outside the frame: an address that no page has. */
export function NotFoundPage() {
  return (
    <main className="h-dvh">
      <NotFound />
    </main>
  )
}

export function NotFound() {
  useTitle('Not found')
  return (
    <div className="grid h-full min-h-80 place-items-center">
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        art="search"
        title="There is nothing at this address"
        body="It may have been deleted, or the link is missing a piece."
        actions={
          <>
            <LinkButton kind="primary" to="/home">
              Go home
            </LinkButton>
            <LinkButton to="/projects">Find a project</LinkButton>
          </>
        }
      />
    </div>
  )
}
