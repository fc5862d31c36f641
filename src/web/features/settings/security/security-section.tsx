import { useState } from 'react'
import { Button } from '#web/ui/button.tsx'
import { SectionHead, SettingRow, SettingsCard } from '../settings-parts.tsx'
import { PasswordDialog } from './password-dialog.tsx'
import { SessionsCard } from './sessions-card.tsx'

export function SecuritySection() {
  const [changing, setChanging] = useState(false)
  return (
    <>
      <SectionHead title="Security" intro="How you sign in, and where you are signed in." />
      <SettingsCard title="Sign-in">
        <SettingRow label="Password" description="At least 10 characters; a sentence is easy to keep">
          <Button aria-label="Change password" onClick={() => setChanging(true)}>
            Change
          </Button>
        </SettingRow>
      </SettingsCard>
      <SessionsCard />
      {changing && <PasswordDialog onClose={() => setChanging(false)} />}
    </>
  )
}
