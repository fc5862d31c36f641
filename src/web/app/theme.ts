import { useSyncExternalStore } from 'react'
import { z } from 'zod'
import { create } from 'zustand'
import { readText, writeText } from '#web/api/browser-storage.ts'

export const Theme = z.enum(['system', 'dark', 'light'])
export type Theme = z.infer<typeof Theme>

export const themeOptions = [
  { value: 'system', label: 'As this device' },
  { value: 'dark', label: 'Dark' },
  { value: 'light', label: 'Light' },
] as const

/** `public/theme.js` reads the same key before the first paint. */
const key = 'dailies.theme'
const light = window.matchMedia('(prefers-color-scheme: light)')

const useStore = create<{ theme: Theme }>(() => ({ theme: Theme.safeParse(readText(key)).data ?? 'system' }))

/** The chosen theme and what it comes to on this machine. */
export function useTheme(): { theme: Theme; shown: 'dark' | 'light' } {
  const theme = useStore((state) => state.theme)
  const systemIsLight = useSyncExternalStore(hearSystem, () => light.matches)
  return { theme, shown: shownOf(theme, systemIsLight) }
}

export const isThemeChosenHere = (): boolean => readText(key) !== null

export function setTheme(theme: Theme): void {
  writeText(key, theme)
  useStore.setState({ theme })
}

const shownOf = (theme: Theme, systemIsLight: boolean) =>
  theme === 'system' ? (systemIsLight ? 'light' : 'dark') : theme

function hearSystem(changed: () => void): () => void {
  light.addEventListener('change', changed)
  return () => light.removeEventListener('change', changed)
}

const paint = () => {
  document.documentElement.dataset.theme = shownOf(useStore.getState().theme, light.matches)
}
useStore.subscribe(paint)
light.addEventListener('change', paint)
// Another tab has changed it.
window.addEventListener('storage', (event) => {
  if (event.key === key) useStore.setState({ theme: Theme.safeParse(event.newValue).data ?? 'system' })
})
paint()
