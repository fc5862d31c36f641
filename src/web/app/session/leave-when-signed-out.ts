import { whenSignedOut } from '#web/api/client-context.ts'
import { meQuery } from '#web/api/queries.ts'
import { queryClient } from '../query-client.ts'
import { router } from '../router.tsx'
import { whenAnotherTabSignsOut } from './other-tabs.ts'

const openToAll = new Set(['/signin', '/forgot-password', '/reset-password'])

/** Nobody is signed in, or no more: to the sign-in page, and from there to where one was. Drafts are on this device. */
function leave(): void {
  const { pathname, href } = router.state.location
  if (openToAll.has(pathname)) return
  const wasSignedIn = queryClient.getQueryData(meQuery.queryKey) !== undefined
  // Loaded anew, nothing of the lost session stays in memory.
  if (wasSignedIn) window.location.replace(`/signin?to=${encodeURIComponent(href)}`)
  else void router.navigate({ to: '/signin', search: { to: href }, replace: true })
}

whenSignedOut(leave)
whenAnotherTabSignsOut(leave)
