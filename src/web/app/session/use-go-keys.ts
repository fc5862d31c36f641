import { useNavigate } from '@tanstack/react-router'
import { places, references, voices, wallet, write } from '../shell/navigation.ts'
import { useShortcuts } from '../shortcuts/registry.ts'

/** G, then the place. */
export function useGoKeys(): void {
  const navigate = useNavigate()
  useShortcuts([
    ...[...places, references, voices, write, wallet].map(({ to, label, keys }) => ({
      keys,
      label,
      where: 'Go to',
      run: () => void navigate({ to }),
    })),
    {
      keys: 'g s',
      label: 'Settings',
      where: 'Go to',
      run: () => void navigate({ to: '/settings' }),
    },
  ])
}
