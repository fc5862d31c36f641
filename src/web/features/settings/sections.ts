import {
  Bell,
  Clapperboard,
  Cpu,
  KeyRound,
  type LucideIcon,
  Shield,
  Sparkles,
  Sun,
  UserRound,
} from 'lucide-react'

export const sectionIds = [
  'profile',
  'appearance',
  'notifications',
  'security',
  'keys',
  'prompts',
  'gpu',
  'engines',
] as const
export type SectionId = (typeof sectionIds)[number]

export interface Section {
  id: SectionId
  label: string
  icon: LucideIcon
  /** Of the person, of the workspace, or of the whole studio: that is for its owner. */
  of: 'you' | 'workspace' | 'studio'
}

export const sections: readonly Section[] = [
  { id: 'profile', label: 'Profile', icon: UserRound, of: 'you' },
  { id: 'appearance', label: 'Appearance', icon: Sun, of: 'you' },
  { id: 'notifications', label: 'Notifications', icon: Bell, of: 'you' },
  { id: 'security', label: 'Security', icon: Shield, of: 'you' },
  { id: 'keys', label: 'Provider keys', icon: KeyRound, of: 'workspace' },
  { id: 'prompts', label: 'Prompts', icon: Sparkles, of: 'workspace' },
  { id: 'gpu', label: 'Your GPU', icon: Cpu, of: 'workspace' },
  { id: 'engines', label: 'Engines', icon: Clapperboard, of: 'studio' },
]
