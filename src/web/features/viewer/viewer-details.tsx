import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Asset } from '#contract/asset.ts'
import { enginesQuery } from '#web/api/queries.ts'
import { useEngineName } from '#web/features/studio/takes/use-engines.ts'
import { CopyText } from '#web/ui/copy-text.tsx'
import { TabPanel, Tabs } from '#web/ui/tabs.tsx'
import { assetFacts } from './asset-facts.ts'
import { CopyPrompt } from './copy-prompt.tsx'
import type { Fact } from './fact.ts'
import { LineageTree } from './lineage-tree.tsx'
import { TagEditor } from './tag-editor.tsx'

/** Everything that is known about what is shown. */
export function ViewerDetails({ asset }: { asset: Asset }) {
  const [tab, setTab] = useState<'details' | 'lineage'>('details')
  return (
    <Tabs
      className="h-full"
      label="About this take"
      listClassName="px-1.5"
      onChange={setTab}
      tabs={[
        { value: 'details', label: 'Details' },
        { value: 'lineage', label: 'Lineage' },
      ]}
      value={tab}
    >
      <TabPanel className="scroll-thin overflow-y-auto" value="details">
        <Details asset={asset} />
      </TabPanel>
      <TabPanel className="scroll-thin overflow-y-auto px-4 py-3.5" value="lineage">
        <LineageTree assetId={asset.id} direction="down" />
      </TabPanel>
    </Tabs>
  )
}

function Details({ asset }: { asset: Asset }) {
  const engines = useQuery(enginesQuery).data?.items
  const engineName = useEngineName()
  const providers = engines?.find(({ id }) => id === asset.generation?.engineId)?.providers ?? []
  const prompt = asset.generation?.prompt.trim() ?? ''
  return (
    <div className="flex flex-col gap-4 px-4 py-3.5">
      {prompt !== '' && (
        <section aria-label="Prompt" className="grid gap-1.5">
          <div className="flex h-6 items-center justify-between">
            <h2 className={labelClass}>Prompt</h2>
            <CopyPrompt prompt={prompt} />
          </div>
          <p className="text-pretty whitespace-pre-wrap text-fg-2">{prompt}</p>
        </section>
      )}
      <dl className="grid gap-[5px] text-12">
        {assetFacts(asset, engineName, providers).map((fact) => (
          <FactRow key={fact.name} fact={fact} />
        ))}
      </dl>
      <section aria-label="Tags" className="grid gap-1.5">
        <h2 className={labelClass}>Tags</h2>
        <TagEditor asset={asset} />
      </section>
    </div>
  )
}

const labelClass = 'text-12 font-medium text-fg-2'

function FactRow({ fact: { name, value, copy } }: { fact: Fact }) {
  return (
    <div className="grid grid-cols-[64px_minmax(0,1fr)] gap-2 leading-[18px] max-tablet:text-13">
      <dt className="text-fg-3">{name}</dt>
      <dd className="min-w-0">
        {copy ? (
          <CopyText
            className="-mx-0.5 -my-[3px] text-fg!"
            label={`Copy the ${name.toLowerCase()}`}
            text={value}
          />
        ) : (
          value
        )}
      </dd>
    </div>
  )
}
