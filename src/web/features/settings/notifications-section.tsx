import { BellRing } from 'lucide-react'
import { useState } from 'react'
import { useChangePreferences, usePreferences } from '#web/api/preferences.ts'
import {
  askForNotifications,
  type NotificationPermissionState,
  notificationPermission,
} from '#web/app/jobs/browser-notification.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { SectionHead, SettingRow, SettingsCard, SwitchRow } from './settings-parts.tsx'

export function NotificationsSection() {
  const { data: preferences } = usePreferences()
  const change = useChangePreferences()
  const [permission, setPermission] = useState(notificationPermission)
  const notify = preferences?.notify ?? { inApp: true, browser: false }
  const waits = preferences === undefined

  const switchBrowser = async (browser: boolean) => {
    if (browser && permission === 'default') {
      const answer = await askForNotifications()
      setPermission(answer)
      if (answer !== 'granted') return
    }
    change.mutate({ notify: { browser } })
  }
  const cannot = permission === 'denied' || permission === 'unsupported'
  return (
    <>
      <SectionHead title="Notifications" intro="The bell in the top bar always has everything." />
      <SettingsCard title="When a take ends">
        <SwitchRow
          label="In the app"
          description="A word at the edge of the page, when the take is not on it"
          checked={notify.inApp}
          disabled={waits}
          onChange={(inApp) => change.mutate({ notify: { inApp } })}
        />
        <SwitchRow
          label="By the browser"
          description="While the studio is open in a tab that you do not look at"
          checked={notify.browser && permission === 'granted'}
          disabled={waits || cannot}
          onChange={(browser) => void switchBrowser(browser)}
        />
      </SettingsCard>
      <SettingsCard title="This device">
        <SettingRow label="Permission of this browser" description={permissionWords[permission]}>
          {permission === 'granted' && <Badge tone="ok">Allowed</Badge>}
          {permission === 'default' && (
            <Button icon={BellRing} onClick={() => void switchBrowser(true)}>
              Allow notifications
            </Button>
          )}
          {permission === 'denied' && <Badge tone="warn">Blocked</Badge>}
        </SettingRow>
      </SettingsCard>
    </>
  )
}

const permissionWords: Record<NotificationPermissionState, string> = {
  granted: 'Failures and finished takes reach you in other tabs.',
  default: 'The browser asks once. Your answer counts for this device.',
  denied: 'Blocked here. Allow notifications in the settings that your browser keeps for this site.',
  unsupported: 'This browser has no notifications. The bell has everything.',
}
