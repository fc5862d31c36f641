import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { lazyPart } from '#web/ui/lazy-part.ts'
import { LazyView } from '#web/ui/lazy-view.tsx'
import { Tips } from '#web/ui/tips.tsx'
import { queryClient } from './query-client.ts'
import { router } from './router.tsx'
import './session/leave-when-signed-out.ts'
import './theme.ts'

const toaster = lazyPart(() => import('#web/ui/toaster.tsx').then(({ Toaster }) => Toaster))

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
      <Tips />
      <LazyView of={toaster} with={{}} />
    </QueryClientProvider>
  )
}
