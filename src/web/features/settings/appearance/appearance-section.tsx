import { useChangePreferences, usePreferences } from '#web/api/preferences.ts'
import { useKeySheet } from '#web/app/shortcuts/key-sheet-state.ts'
import { Button } from '#web/ui/button.tsx'
import { SectionHead, SettingRow, SettingsCard, SwitchRow } from '../settings-parts.tsx'
import { ThemePicker } from './theme-picker.tsx'

export function AppearanceSection() {
  const { data: preferences } = usePreferences()
  const change = useChangePreferences()
  const openKeys = useKeySheet((state) => state.open)
  return (
    <>
      <SectionHead title="Appearance" intro="Only for you." />
      <SettingsCard title="Theme">
        <ThemePicker />
        <p className="pb-1 text-12 text-pretty text-fg-3">
          The viewer and full screen stay dark, so that pictures are judged the same way.
        </p>
      </SettingsCard>
      <SettingsCard title="Keyboard">
        <SwitchRow
          label="Single-key shortcuts"
          description="J K L, I O, B and the rest; keys with ⌘ or Ctrl always work"
          checked={preferences?.singleKeys ?? true}
          disabled={preferences === undefined}
          onChange={(singleKeys) => change.mutate({ singleKeys })}
        />
        <SettingRow label="All keys" description="What each page listens to">
          <Button onClick={openKeys} kbd="?">
            Show keys
          </Button>
        </SettingRow>
      </SettingsCard>
    </>
  )
}
