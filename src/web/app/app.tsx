import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { Tips } from '#web/ui/tips.tsx'
import { queryClient } from './query-client.ts'
import { router } from './router.tsx'
import './session/leave-when-signed-out.ts'
import './theme.ts'

const Toaster = lazy(() => import('#web/ui/toaster.tsx').then(({ Toaster }) => ({ default: Toaster })))

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
      <Tips />
      <Suspense>
        <Toaster />
      </Suspense>
    </QueryClientProvider>
  )
}
