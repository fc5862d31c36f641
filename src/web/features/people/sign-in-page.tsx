import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { MailCheck } from 'lucide-react'
import { useEffect } from 'react'
import type { Setup } from '#contract/people.ts'
import { meQuery, setupQuery } from '#web/api/queries.ts'
import { ProblemCard } from '#web/ui/problem-card.tsx'
import { FormError } from './form-error.tsx'
import { FormNote } from './form-note.tsx'
import { scenes } from './painted-aside.tsx'
import { PeopleLayout, textLink } from './people-layout.tsx'
import { SignInForm } from './sign-in-form.tsx'
import { SignInSkeleton } from './sign-in-skeleton.tsx'
import { SignUpForm } from './sign-up-form.tsx'
import { useEnter } from './use-enter.ts'

const route = getRouteApi('/signin')

/** Signing in; on a new studio, its owner's account; in an open one, also signing up. */
export function SignInPage() {
  const setup = useQuery({ ...setupQuery, staleTime: 0 })
  const { to, confirmed } = route.useSearch()
  useEnterIfSignedIn(to, confirmed === true)
  if (setup.isError && setup.data === undefined) {
    return (
      <PeopleLayout title="Sign in" intro="The studio cannot be reached now." scene={scenes.signIn}>
        <ProblemCard error={setup.error} onRetry={() => void setup.refetch()} />
      </PeopleLayout>
    )
  }
  if (setup.data === undefined) {
    return (
      <PeopleLayout title="Sign in" intro="To this studio." scene={scenes.signIn}>
        <SignInSkeleton />
      </PeopleLayout>
    )
  }
  return <Loaded setup={setup.data} />
}

function Loaded({ setup }: { setup: Setup }) {
  const { to, view } = route.useSearch()
  if (setup.needsOwner) {
    return (
      <PeopleLayout
        title="Create the owner account"
        intro="This studio is new. The first account owns it: people, keys, prices and the off switch."
        scene={scenes.owner}
      >
        <SignUpForm setup={setup} to={to} />
        {!setup.verifiesEmail && (
          <p className="text-13 text-fg-2">
            The studio is open on this machine only until you say otherwise.
          </p>
        )}
      </PeopleLayout>
    )
  }
  if (view === 'up' && setup.registration === 'open') {
    return (
      <PeopleLayout title="Create an account" intro="In this studio." scene={scenes.owner}>
        <SignUpForm setup={setup} to={to} />
        <p className="text-13 text-fg-2">
          You have one?{' '}
          <Link to="/signin" search={{ to }} className={textLink}>
            Sign in
          </Link>
        </p>
      </PeopleLayout>
    )
  }
  return (
    <PeopleLayout title="Sign in" intro="To this studio." scene={scenes.signIn}>
      <LinkOutcome />
      <SignInForm to={to} />
      <p className="text-13 text-fg-2">
        No account?{' '}
        {setup.registration === 'open' ? (
          <Link to="/signin" search={{ view: 'up', to }} className={textLink}>
            Create one
          </Link>
        ) : (
          'Ask the owner of this studio.'
        )}
      </p>
    </PeopleLayout>
  )
}

/** What became of the link in a letter that confirms an address. */
function LinkOutcome() {
  const { confirmed, error } = route.useSearch()
  if (error !== undefined)
    return (
      <FormError>
        This link no longer works. Sign in, and we send you a new one if it is still needed.
      </FormError>
    )
  if (confirmed !== true) return null
  return <FormNote tone="ok" icon={MailCheck} title="Your address is confirmed" />
}

/** Not asked without a reason: the answer to a stranger is a refusal. */
function useEnterIfSignedIn(to: string | undefined, comesFromLetter: boolean) {
  const queryClient = useQueryClient()
  const me = useQuery({ ...meQuery, enabled: comesFromLetter })
  const isSignedIn =
    me.data !== undefined && queryClient.getQueryState(meQuery.queryKey)?.status === 'success'
  const enter = useEnter(to)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is known
  useEffect(() => {
    if (isSignedIn) enter()
  }, [isSignedIn])
}
