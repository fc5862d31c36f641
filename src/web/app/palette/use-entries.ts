import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import {
  Clapperboard,
  Command,
  Film,
  Image,
  Keyboard,
  LogOut,
  type LucideIcon,
  Moon,
  Music,
  Settings,
  Sun,
  SunMoon,
} from 'lucide-react'
import { useDeferredValue } from 'react'
import type { Asset } from '#contract/asset.ts'
import { assetsQuery, projectsQuery, shotsQuery } from '#web/api/queries.ts'
import { ago, plural } from '#web/ui/format.ts'
import { useSignOut } from '../session/sign-out.ts'
import { places, references, voices, wallet, write } from '../shell/navigation.ts'
import { useKeySheet } from '../shortcuts/key-sheet-state.ts'
import { useRegistry } from '../shortcuts/registry.ts'
import { useChooseTheme } from '../theme-choice.ts'
import type { Entry } from './entries.ts'

/** All that the palette can offer for these words: what pages registered, places, and what the studio finds. */
export function useEntries(words: string): Entry[] {
  const asked = useDeferredValue(words)
  return [
    ...usePageEntries(),
    ...usePlaceEntries(),
    ...useHouseEntries(),
    ...useShotEntries(),
    ...useProjectEntries(asked),
    ...useMediaEntries(asked),
  ]
}

function usePageEntries(): Entry[] {
  const { shortcuts } = useRegistry()
  return [...shortcuts]
    .filter(([, { where, off }]) => where !== 'Go to' && where !== 'Everywhere' && off !== true)
    .sort(([, a], [, b]) => rankOf(a.keys) - rankOf(b.keys))
    .map(
      ([id, { label, keys, where, run }]): Entry => ({
        id: `key ${id}`,
        group: 'here',
        kind: 'command',
        label,
        keys,
        words: where,
        icon: Command,
        run,
      }),
    )
}

/** What ⌘↵ does is the page's main business, then the other keys with ⌘; "Show take 1" to 9 come last. */
function rankOf(keys: string): number {
  if (keys === 'mod+enter') return 0
  if (keys.includes('mod')) return 1
  return /^\d$/.test(keys) ? 3 : 2
}

function usePlaceEntries(): Entry[] {
  const navigate = useNavigate()
  const sections = ['profile', 'appearance', 'notifications', 'security', 'keys'] as const
  return [
    ...[...places, references, voices, write, wallet].map(
      ({ to, label, icon, keys, words }): Entry => ({
        id: `go ${to}`,
        group: 'go',
        kind: 'command',
        label,
        icon,
        keys,
        words,
        run: () => void navigate({ to }),
      }),
    ),
    {
      id: 'go settings',
      group: 'go',
      kind: 'command',
      label: 'Settings',
      keys: 'g s',
      words: sections.join(' '),
      icon: Settings,
      run: () => void navigate({ to: '/settings' }),
    },
  ]
}

function useHouseEntries(): Entry[] {
  const signOut = useSignOut()
  const chooseTheme = useChooseTheme()
  const openKeys = useKeySheet((state) => state.open)
  const command = (id: string, label: string, icon: LucideIcon, run: () => void, keys?: string): Entry => ({
    id,
    group: 'do',
    kind: 'command',
    label,
    icon,
    keys,
    run,
  })
  return [
    command('theme dark', 'Use the dark theme', Moon, () => chooseTheme('dark')),
    command('theme light', 'Use the light theme', Sun, () => chooseTheme('light')),
    command('theme system', 'Use the theme of this device', SunMoon, () => chooseTheme('system')),
    command('keys', 'All keys', Keyboard, openKeys, '?'),
    command('sign out', 'Sign out', LogOut, () => signOut.mutate()),
  ]
}

/** Of the project that is open. */
function useShotEntries(): Entry[] {
  const navigate = useNavigate()
  const { projectId } = useParams({ strict: false })
  const { data } = useQuery({ ...shotsQuery(projectId ?? ''), enabled: projectId !== undefined })
  if (projectId === undefined) return []
  return (data?.items ?? []).map((shot) => ({
    id: `shot ${shot.id}`,
    group: 'shots',
    kind: 'place',
    label: shot.name,
    note: `Shot ${shot.position + 1}`,
    icon: Film,
    run: () =>
      void navigate({ to: '/projects/$projectId/shots/$shotId', params: { projectId, shotId: shot.id } }),
  }))
}

function useProjectEntries(words: string): Entry[] {
  const navigate = useNavigate()
  const { data = [] } = useInfiniteQuery({
    ...projectsQuery(words === '' ? { limit: 5 } : { limit: 8, q: words }),
    placeholderData: keepPreviousData,
    select: ({ pages }) => pages[0]?.items ?? [],
  })
  return data.map((project) => ({
    id: `project ${project.id}`,
    group: 'recent',
    kind: 'place',
    label: project.name,
    note: `${plural(project.shots, 'shot')}, ${ago(project.updatedAt)}`,
    words: words === '' ? undefined : words,
    icon: Clapperboard,
    posterUrl: project.covers[0]?.posterUrl,
    run: () => void navigate({ to: '/projects/$projectId', params: { projectId: project.id } }),
  }))
}

const mediaIcons: Partial<Record<Asset['kind'], LucideIcon>> = { image: Image, audio: Music }

function useMediaEntries(words: string): Entry[] {
  const navigate = useNavigate()
  const { data = [] } = useInfiniteQuery({
    ...assetsQuery({ limit: 6, status: 'ready', q: words === '' ? undefined : words }),
    placeholderData: keepPreviousData,
    select: ({ pages }) => pages[0]?.items ?? [],
  })
  return data.map((asset) => ({
    id: `asset ${asset.id}`,
    group: 'found',
    kind: 'media',
    label: asset.name,
    note: ago(asset.createdAt),
    words: words === '' ? undefined : words,
    icon: mediaIcons[asset.kind] ?? Film,
    posterUrl: asset.posterUrl ?? undefined,
    run: () => void navigate({ to: '/assets/$assetId', params: { assetId: asset.id } }),
  }))
}
