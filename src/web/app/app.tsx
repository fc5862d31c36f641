import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { Toaster } from '#web/ui/toast.tsx'
import { queryClient } from './query-client.ts'
import { router } from './router.tsx'
import './session/leave-when-signed-out.ts'
import './theme.ts'

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
      <Toaster />
    </QueryClientProvider>
  )
}
