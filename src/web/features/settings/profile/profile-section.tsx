import { useMe } from '#web/api/session.ts'
import { SectionHead } from '../settings-parts.tsx'
import { DefaultsCard } from './defaults-card.tsx'
import { ProfileForm } from './profile-form.tsx'

export function ProfileSection() {
  const me = useMe()
  return (
    <>
      <ProfileForm
        key={me.name}
        me={me}
        head={(save) => (
          <SectionHead title="Profile" intro="Your name stands with what you make." action={save} />
        )}
      />
      <DefaultsCard />
    </>
  )
}
