import { Bell, KeyRound, type LucideIcon, Shield, Sun, UserRound } from 'lucide-react'

export const sectionIds = ['profile', 'appearance', 'notifications', 'security', 'keys'] as const
export type SectionId = (typeof sectionIds)[number]

export interface Section {
  id: SectionId
  label: string
  icon: LucideIcon
  /** Of the person, or of the workspace. */
  of: 'you' | 'workspace'
}

export const sections: readonly Section[] = [
  { id: 'profile', label: 'Profile', icon: UserRound, of: 'you' },
  { id: 'appearance', label: 'Appearance', icon: Sun, of: 'you' },
  { id: 'notifications', label: 'Notifications', icon: Bell, of: 'you' },
  { id: 'security', label: 'Security', icon: Shield, of: 'you' },
  { id: 'keys', label: 'Provider keys', icon: KeyRound, of: 'workspace' },
]
