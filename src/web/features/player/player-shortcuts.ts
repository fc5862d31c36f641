import { useShortcuts } from '#web/app/shortcuts/registry.ts'
import type { Playback } from './playback.ts'

/** The editing room's keys, wherever something plays; `where` is the group in the sheet of keys. */
export function usePlayerShortcuts(playback: Playback, where: string): void {
  const toggleMute = () => playback.setMuted(!playback.state.getState().muted)
  useShortcuts([
    { where, keys: 'space', label: 'Play or pause', run: () => playback.press('toggle') },
    { where, keys: 'j', label: 'Play backwards, again for faster', run: () => playback.press('J') },
    { where, keys: 'k', label: 'Stop', run: () => playback.press('K') },
    { where, keys: 'l', label: 'Play, again for faster', run: () => playback.press('L') },
    { where, keys: ',', label: 'Back one frame', run: () => playback.step(-1) },
    { where, keys: '.', label: 'Forward one frame', run: () => playback.step(1) },
    { where, keys: 'shift+,', label: 'Back ten frames', run: () => playback.step(-10) },
    { where, keys: 'shift+.', label: 'Forward ten frames', run: () => playback.step(10) },
    { where, keys: 'i', label: 'Mark in', run: () => playback.mark('in') },
    { where, keys: 'o', label: 'Mark out', run: () => playback.mark('out') },
    { where, keys: 'shift+i', label: 'Go to mark in', run: () => playback.goTo('in') },
    { where, keys: 'shift+o', label: 'Go to mark out', run: () => playback.goTo('out') },
    { where, keys: 'm', label: 'Mute', run: toggleMute },
    { where, keys: '[', label: 'Slower', run: () => playback.changeSpeed(-1) },
    { where, keys: ']', label: 'Faster', run: () => playback.changeSpeed(1) },
  ])
}
