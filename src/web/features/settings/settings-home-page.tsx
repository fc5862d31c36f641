import { Navigate } from '@tanstack/react-router'
import { useTablet } from '#web/ui/use-media.ts'
import { SettingsNav } from './settings-nav.tsx'

/** On phones the list is a page; where there is room it stands beside its first section. */
export function SettingsHomePage() {
  const tablet = useTablet()
  if (tablet) return <Navigate to="/settings/$section" params={{ section: 'profile' }} replace />
  return (
    <div className="px-3 py-2">
      <h1 className="sr-only">Settings</h1>
      <SettingsNav />
    </div>
  )
}
