import { setTheme, useTheme } from '#web/app/theme.ts'
import { Logo } from '../logo.tsx'
import { Segmented } from '../segmented.tsx'
import { BadgeSection, ButtonSection } from './control-sections.tsx'
import { ErrorSection, TableSection, WaitingSections } from './feedback-sections.tsx'
import { FieldSection, TabSection } from './field-sections.tsx'
import { FloatSection } from './float-sections.tsx'
import { AfterwardsSections, JobRowSection, RecorderSection, StepSection } from './job-sections.tsx'
import { LineageSection, TakeTileSection } from './media-sections.tsx'
import { ChartSection, QuoteSection } from './price-sections.tsx'
import { useSampleMedia } from './sample-media.ts'
import { TokenSections } from './token-sections.tsx'

/** Every component in every state on one page. */
export function GalleryPage() {
  const { shown } = useTheme()
  const media = useSampleMedia()
  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto max-w-[1440px] px-5 pb-10 tablet:px-6">
        <header className="flex min-h-16 flex-wrap items-center gap-3 py-2">
          <Logo size={24} />
          <h1 className="text-20 font-semibold tracking-[-0.018em]">Dailies components</h1>
          <span className="flex-1 text-fg-3">Every state on one page. Tokens in tokens.css.</span>
          <Segmented
            label="Theme"
            hideLabel
            value={shown}
            onChange={setTheme}
            options={[
              { value: 'dark', label: 'Dark' },
              { value: 'light', label: 'Light' },
            ]}
          />
        </header>
        <main className="grid grid-cols-1 gap-3 laptop:grid-cols-3">
          <TokenSections />
          <BadgeSection />
          <ButtonSection />
          <JobRowSection />
          <FieldSection />
          <TabSection />
          <TakeTileSection media={media} />
          <FloatSection />
          <ErrorSection />
          <QuoteSection />
          <WaitingSections />
          <ChartSection />
          <StepSection />
          <AfterwardsSections />
          <RecorderSection />
          <TableSection />
          <LineageSection media={media} />
        </main>
      </div>
    </div>
  )
}
