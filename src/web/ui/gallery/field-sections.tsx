import { Dices, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Checkbox } from '../checkbox.tsx'
import { Chip } from '../chip.tsx'
import { Field } from '../field.tsx'
import { IconButton } from '../icon-button.tsx'
import { Input, SearchInput } from '../input.tsx'
import { Segmented } from '../segmented.tsx'
import { Select } from '../select.tsx'
import { Slider } from '../slider.tsx'
import { Switch } from '../switch.tsx'
import { TabPanel, Tabs } from '../tabs.tsx'
import { Textarea } from '../textarea.tsx'
import { Section } from './section.tsx'

const looks = [
  { value: 'tungsten', label: 'Tungsten night', note: 'film' },
  { value: 'daylight', label: 'Overcast daylight', note: 'film' },
  { value: 'silver', label: 'Silver', note: 'still' },
  { value: 'heat', label: 'Heat', disabledReason: 'Needs a picture' },
]

export function FieldSection() {
  const [name, setName] = useState('Gas station, night')
  const [look, setLook] = useState('tungsten')
  const [length, setLength] = useState('8')
  const [strength, setStrength] = useState(40)
  const [yaw, setYaw] = useState(-20)
  const [search, setSearch] = useState('wet road')
  const [prompt, setPrompt] = useState('A lone gas station at night after rain.')
  return (
    <Section title="Fields" note="label above, help below, error replaces help" span={2}>
      <div className="grid grid-cols-1 gap-x-4 gap-y-3.5 tablet:grid-cols-3">
        <Field label="Shot name" help="Shown on the board and in the cut.">
          <Input value={name} onValue={setName} />
        </Field>
        <Field label="Length, focused" help="4, 6 or 8 s on this engine.">
          <Input defaultValue="8" suffix="s" className="ring-3 ring-accent-soft inset-ring-accent-edge!" />
        </Field>
        <Field label="Length, wrong" error="Veo 3.1 stops at 8 s. Use 8 s, or Seedance for 12 s.">
          <Input defaultValue="14" suffix="s" />
        </Field>
        <Select label="Look" value={look} onChange={setLook} options={looks} />
        <Segmented
          label="Length"
          full
          value={length}
          onChange={setLength}
          options={[
            { value: '4', label: '4 s' },
            { value: '6', label: '6 s' },
            { value: '8', label: '8 s' },
            { value: '12', label: '12 s', disabledReason: 'Veo 3.1 stops at 8 s' },
          ]}
        />
        <Slider
          label="Strength"
          value={strength}
          min={0}
          max={100}
          onChange={setStrength}
          defaultValue={70}
        />
        <Slider
          label="Yaw, from the centre"
          value={yaw}
          min={-90}
          max={90}
          centreZero
          onChange={setYaw}
          defaultValue={0}
          format={(value) => `${value < 0 ? '−' : ''}${Math.abs(value)}°`}
        />
        <Slider label="Off" value={30} min={0} max={100} onChange={() => {}} disabled />
        <SearchInput label="Search takes" value={search} onValue={setSearch} />
        <Field
          label="Prompt"
          className="tablet:col-span-2"
          aside={<span className="text-11 text-fg-3">39 / 1,500</span>}
        >
          <Textarea value={prompt} onValue={setPrompt} />
        </Field>
        <Field label="Disabled" help="It cannot be changed while a take runs.">
          <Input defaultValue="4081227" disabled />
        </Field>
      </div>
      <ToggleRow />
    </Section>
  )
}

function ToggleRow() {
  const [sound, setSound] = useState(true)
  const [draft, setDraft] = useState(false)
  const [picked, setPicked] = useState(true)
  const [pressed, setPressed] = useState(true)
  const [engine, setEngine] = useState(true)
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
      <Switch label="Off" checked={draft} onChange={setDraft} />
      <Switch label="On" checked={sound} onChange={setSound} />
      <Switch label="Not here" checked={false} onChange={() => {}} disabled />
      <Checkbox label="No" checked={draft} onChange={setDraft} />
      <Checkbox label="Yes" checked={sound} onChange={setSound} />
      <Checkbox label="Some" checked={false} mixed onChange={() => {}} />
      <Checkbox label="Selected media" tone="media" checked={picked} onChange={setPicked} />
      <Chip pressed={!pressed} onClick={() => setPressed(!pressed)}>
        Chip
      </Chip>
      <Chip pressed={pressed} onClick={() => setPressed(!pressed)}>
        On
      </Chip>
      {engine && (
        <Chip
          onClick={() => {}}
          onRemove={() => setEngine(false)}
          removeLabel="Remove the engine filter, Veo"
        >
          Engine <span className="text-fg-2">Veo</span>
        </Chip>
      )}
      <IconButton label="New seed" icon={Dices} shortcut="shift+r" size="sm" />
      <IconButton label="Delete" icon={Trash2} size="touch" />
    </div>
  )
}

export function TabSection() {
  const [tab, setTab] = useState<'takes' | 'steps' | 'lineage'>('takes')
  return (
    <Section title="Tabs" note="the line is white: it is a setting">
      <Tabs
        label="Below the picture"
        value={tab}
        onChange={setTab}
        tabs={[
          { value: 'takes', label: 'Takes', count: 6 },
          { value: 'steps', label: 'Steps' },
          { value: 'lineage', label: 'Lineage' },
        ]}
      >
        <TabPanel value="takes" className="py-3 text-fg-2">
          Six takes.
        </TabPanel>
        <TabPanel value="steps" className="py-3 text-fg-2">
          Four steps.
        </TabPanel>
        <TabPanel value="lineage" className="py-3 text-fg-2">
          One still, one take.
        </TabPanel>
      </Tabs>
    </Section>
  )
}
