import {
  AudioLines,
  Clapperboard,
  GalleryVerticalEnd,
  House,
  ListChecks,
  type LucideIcon,
  PenLine,
  Settings,
  Users,
  Wallet,
} from 'lucide-react'

interface Destination {
  to: '/home' | '/projects' | '/library' | '/jobs' | '/wallet'
  label: string
  icon: LucideIcon
  /** Other words that find it in the palette. */
  words: string
  keys: string
}

/** Where the rail and the tabs lead. */
export const places: readonly Destination[] = [
  { to: '/home', label: 'Home', icon: House, keys: 'g h', words: 'start dashboard' },
  { to: '/projects', label: 'Projects', icon: Clapperboard, keys: 'g p', words: 'films shots' },
  {
    to: '/library',
    label: 'Library',
    icon: GalleryVerticalEnd,
    keys: 'g l',
    words: 'takes files uploads pictures',
  },
  { to: '/jobs', label: 'Jobs', icon: ListChecks, keys: 'g j', words: 'running queue history' },
]
export const wallet = {
  to: '/wallet',
  label: 'Wallet',
  icon: Wallet,
  keys: 'g b',
  words: 'balance billing credits statement',
} as const
/** Where texts are made: in the rail, and below More on phones. */
export const write = {
  to: '/write',
  label: 'Write',
  icon: PenLine,
  keys: 'g w',
  words: 'script shot list captions text',
} as const
/** Who speaks: in the rail, and below More on phones. */
export const voices = {
  to: '/voices',
  label: 'Voices',
  icon: AudioLines,
  keys: 'g v',
  words: 'speech clone character narrator',
} as const
/** Who and what comes back: in the rail, and below More on phones. */
export const references = {
  to: '/references',
  label: 'References',
  icon: Users,
  keys: 'g r',
  words: 'characters products places styles sets',
} as const
export const settingsIcon = Settings
