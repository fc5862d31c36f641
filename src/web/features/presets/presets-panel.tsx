import { useState } from 'react'
import { TabPanel, Tabs } from '#web/ui/tabs.tsx'
import { MotionTab } from './motion-tab.tsx'
import { ReferencesTab } from './references-tab.tsx'
import { StyleTab } from './style-tab.tsx'

type PresetsTab = 'motion' | 'style' | 'references'

const tabs: readonly { value: PresetsTab; label: string }[] = [
  { value: 'motion', label: 'Motion' },
  { value: 'style', label: 'Style' },
  { value: 'references', label: 'References' },
]

/** What a shot can be given: a camera move, a look, pictures to go by. It fills its place. */
export function PresetsPanel() {
  const [tab, setTab] = useState<PresetsTab>('motion')
  return (
    <Tabs
      label="Presets"
      value={tab}
      onChange={setTab}
      tabs={tabs}
      className="h-full tablet:bg-panel"
      listClassName="px-1"
    >
      <TabPanel value="motion">
        <MotionTab />
      </TabPanel>
      <TabPanel value="style">
        <StyleTab />
      </TabPanel>
      <TabPanel value="references">
        <ReferencesTab />
      </TabPanel>
    </Tabs>
  )
}
