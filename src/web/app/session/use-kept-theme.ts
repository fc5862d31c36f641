import { useEffect, useEffectEvent, useRef } from 'react'
import { useChangePreferences, usePreferences } from '#web/api/preferences.ts'
import { isThemeChosenHere, setTheme, useTheme } from '../theme.ts'

/** The theme follows its owner: a new device begins with his, and a change here is kept for the next one. */
export function useKeptTheme(): void {
  const { theme } = useTheme()
  const { data: preferences } = usePreferences()
  const { mutate } = useChangePreferences()
  const kept = preferences?.theme
  useEffect(() => {
    if (kept !== undefined && !isThemeChosenHere()) setTheme(kept)
  }, [kept])

  const keep = useEffectEvent(() => {
    if (kept !== undefined && kept !== theme) mutate({ theme })
  })
  const last = useRef(theme)
  useEffect(() => {
    if (last.current !== theme) keep()
    last.current = theme
  }, [theme])
}
