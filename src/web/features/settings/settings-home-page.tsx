import { Navigate } from '@tanstack/react-router'

export function SettingsHomePage() {
  return <Navigate to="/settings/$section" params={{ section: 'profile' }} replace />
}
