import { useShortcuts } from '#web/app/shortcuts/registry.ts'

/** `\` and `⇧\` shut and open the panels beside the picture. */
export function usePanelKeys({ left, right }: { left: () => void; right: () => void }): void {
  useShortcuts([
    { keys: '\\', label: 'Presets panel', where: 'Studio', run: left },
    // With ⇧ the key prints another sign, which one depends on the keyboard.
    { keys: '|', label: 'Prompt panel', where: 'Studio', run: right },
  ])
}
