import { useEffect } from 'react'
import { usePreferences } from '#web/api/preferences.ts'
import { useWorkspace } from '#web/api/session.ts'
import { lazyPart } from '#web/ui/lazy-part.ts'
import { LazyView } from '#web/ui/lazy-view.tsx'
import { useEndedJobs } from '../jobs/use-ended-jobs.ts'
import { useLive } from '../live/use-live.ts'
import { useSendWaiting } from '../live/use-send-waiting.ts'
import { useTickingJobs } from '../live/use-ticking-jobs.ts'
import { usePalette } from '../palette/palette-state.ts'
import { useKeySheet } from '../shortcuts/key-sheet-state.ts'
import { listenForShortcuts } from '../shortcuts/listen.ts'
import { useShortcuts } from '../shortcuts/registry.ts'
import { useThemeEverywhere } from '../theme-choice.ts'
import { useGoKeys } from './use-go-keys.ts'
import { useKeptTheme } from './use-kept-theme.ts'

const paletteDialog = lazyPart(() => import('../palette/palette.tsx').then(({ Palette }) => Palette))
const keyDialog = lazyPart(() => import('../shortcuts/key-sheet.tsx').then(({ KeySheet }) => KeySheet))

/** What goes on beside every page: news, what waits to be sent, keys, the palette. */
export function AtWork() {
  const { workspace } = useWorkspace()
  useLive(workspace.id, useEndedJobs())
  useSendWaiting(workspace.id)
  useTickingJobs()
  useKeptTheme()
  useThemeEverywhere()
  const { data: preferences } = usePreferences()
  // On until somebody has switched them off.
  const singleKeys = preferences?.singleKeys ?? true
  useEffect(() => listenForShortcuts(singleKeys), [singleKeys])

  const palette = usePalette()
  const keySheet = useKeySheet()
  useGoKeys()
  useShortcuts([
    { keys: 'mod+k', label: 'Search and commands', where: 'Everywhere', run: () => palette.open() },
    { keys: '?', label: 'All keys', where: 'Everywhere', run: keySheet.open },
  ])
  return (
    <>
      {palette.start !== null && (
        <LazyView
          of={paletteDialog}
          with={{ start: palette.start, onClose: palette.close }}
          onFail={palette.close}
        />
      )}
      {keySheet.shown && (
        <LazyView of={keyDialog} with={{ onClose: keySheet.close }} onFail={keySheet.close} />
      )}
    </>
  )
}
