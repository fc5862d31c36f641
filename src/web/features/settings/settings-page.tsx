import { getRouteApi } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { useMe } from '#web/api/session.ts'
import { NotFound } from '#web/app/errors/not-found.tsx'
import { Place } from '#web/app/place.tsx'
import { lazyPart } from '#web/ui/lazy-part.ts'
import { LazyView } from '#web/ui/lazy-view.tsx'
import { AppearanceSection } from './appearance/appearance-section.tsx'
import { EnginesSection } from './engines/engines-section.tsx'
import { KeysSection } from './keys/keys-section.tsx'
import { NotificationsSection } from './notifications-section.tsx'
import { ProfileSection } from './profile/profile-section.tsx'
import { PromptsSection } from './prompts/prompts-section.tsx'
import { type SectionId, sections } from './sections.ts'
import { SecuritySection } from './security/security-section.tsx'
import { SettingsNav } from './settings-nav.tsx'

const gpuSection = lazyPart(() => import('./gpu/gpu-section.tsx').then(({ GpuSection }) => GpuSection))

const route = getRouteApi('/shell/settings/$section')

const pages: Record<SectionId, ComponentType> = {
  profile: ProfileSection,
  appearance: AppearanceSection,
  notifications: NotificationsSection,
  security: SecuritySection,
  keys: KeysSection,
  prompts: PromptsSection,
  gpu: () => <LazyView of={gpuSection} with={{}} />,
  engines: EnginesSection,
}

/** The list of sections and the open one beside it; on phones one after the other. */
export function SettingsPage() {
  const { section: id } = route.useParams()
  const section = sections.find((one) => one.id === id)
  const isOwner = useMe().studioRole === 'owner'
  if (section === undefined || (section.of === 'studio' && !isOwner)) return <NotFound />
  const Page = pages[section.id]
  return (
    <div className="h-full min-h-0 tablet:grid tablet:grid-cols-[200px_minmax(0,1fr)]">
      <Place
        title={section.label}
        back={{ to: '/settings' }}
        crumbs={[{ label: 'Settings' }, { label: section.label }]}
      />
      <div className="border-r border-line px-2 py-3 max-tablet:hidden">
        <SettingsNav />
      </div>
      <div
        key={section.id}
        className="min-h-0 overflow-y-auto px-8 pt-5 pb-6 max-tablet:px-3 max-tablet:pt-2 scroll-thin"
      >
        <div className="flex max-w-[920px] flex-col gap-3">
          <Page />
        </div>
      </div>
    </div>
  )
}
