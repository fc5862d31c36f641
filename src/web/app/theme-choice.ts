import { useEffect } from 'react'
import { useChangePreferences, usePreferences } from '#web/api/preferences.ts'
import { setTheme, type Theme } from './theme.ts'

/** Chooses a theme for every device of this person. */
export function useChooseTheme(): (theme: Theme) => void {
  const { mutate } = useChangePreferences()
  return (theme) => {
    setTheme(theme)
    mutate({ theme })
  }
}

/** Follows what was chosen on another device; this one keeps its copy for the first paint. */
export function useThemeEverywhere(): void {
  const theme = usePreferences().data?.theme
  useEffect(() => {
    if (theme !== undefined) setTheme(theme)
  }, [theme])
}
