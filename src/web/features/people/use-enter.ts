import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { safeTarget } from './safe-target.ts'

/** Into the studio, where nothing is known yet of who was here before. */
export function useEnter(to: string | undefined): () => void {
  const router = useRouter()
  const queryClient = useQueryClient()
  return () => {
    queryClient.clear()
    router.history.push(safeTarget(to, window.location.origin))
  }
}
