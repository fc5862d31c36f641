import { whenSignedOut } from '#web/api/client-context.ts'
import { queryClient } from '../query-client.ts'
import { router } from '../router.tsx'

/** The session ended somewhere else: back to the sign-in page, and from there to where one was. Drafts are on this device. */
whenSignedOut(() => {
  const { pathname, href } = router.state.location
  if (pathname === '/signin') return
  void router.navigate({ to: '/signin', search: { to: href }, replace: true }).then(() => queryClient.clear())
})
