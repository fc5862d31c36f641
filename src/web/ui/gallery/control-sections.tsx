import { Check, Clock, Dices, Ellipsis, Lock, Magnet, Plus, Repeat, Trash2, X } from 'lucide-react'
import { useState } from 'react'
import { Avatar } from '../avatar.tsx'
import { Badge } from '../badge.tsx'
import { Button, LinkButton } from '../button.tsx'
import type { ButtonKind } from '../button-look.ts'
import { Checkbox } from '../checkbox.tsx'
import { Chip } from '../chip.tsx'
import { Field } from '../field.tsx'
import { IconButton } from '../icon-button.tsx'
import { Input, SearchInput } from '../input.tsx'
import { Kbd } from '../kbd.tsx'
import { Logo } from '../logo.tsx'
import { Ring } from '../ring.tsx'
import { Segmented } from '../segmented.tsx'
import { Select } from '../select.tsx'
import { Slider } from '../slider.tsx'
import { Switch } from '../switch.tsx'
import { TabPanel, Tabs } from '../tabs.tsx'
import { Textarea } from '../textarea.tsx'
import { Section, Shown } from './section.tsx'

export function BadgeSection() {
  return (
    <Section title="Badges" note="word or icon, never colour alone">
      <div className="flex flex-wrap gap-2">
        <Badge>Queued</Badge>
        <Badge tone="accent" lead={<Ring value={0.62} size={12} label="Running" />}>
          Running 62%
        </Badge>
        <Badge tone="info" icon={Clock}>
          Waiting
        </Badge>
        <Badge tone="ok" icon={Check}>
          Done
        </Badge>
        <Badge tone="bad" icon={X}>
          Failed
        </Badge>
        <Badge>Canceled</Badge>
        <Badge tone="line">Skipped</Badge>
        <Badge tone="warn" icon={Clock}>
          Slow today
        </Badge>
        <Badge>1080p</Badge>
        <Badge>Your GPU</Badge>
      </div>
      <div className="mt-4 flex flex-wrap items-center gap-4">
        <span className="flex gap-1">
          <Avatar name="Maya Kern" />
          <Avatar name="Jonas Okafor" />
          <Avatar name="Ines Ruiz" size={20} />
        </span>
        <Logo word />
        <span className="flex items-center gap-1">
          <Kbd keys="mod+k" />
          <Kbd keys="b" />
        </span>
        <Ring value={null} />
        <Ring value={0} size={20} />
        <Ring value={0.62} size={20} />
        <Ring value={1} size={20} />
      </div>
    </Section>
  )
}

const kinds: { kind: ButtonKind; name: string; hover: string; press: string }[] = [
  { kind: 'primary', name: 'Primary', hover: 'bg-accent-hover!', press: 'bg-accent-press!' },
  { kind: 'default', name: 'Default', hover: 'bg-raised-hover!', press: 'bg-raised-press!' },
  { kind: 'quiet', name: 'Quiet', hover: 'bg-hover! text-fg!', press: 'bg-press! text-fg!' },
  { kind: 'danger', name: 'Danger', hover: 'bg-raised-hover!', press: 'bg-raised-press!' },
  { kind: 'danger-solid', name: 'Delete', hover: 'brightness-110', press: 'brightness-90' },
]

export function ButtonSection() {
  return (
    <Section title="Button" note="24, 28, 36 and 44 high" span={2}>
      <div className="flex flex-col gap-2.5">
        {kinds.map(({ kind, name, hover, press }) => (
          <div key={kind} className="grid grid-cols-3 gap-y-2 tablet:grid-cols-6">
            <Shown as="rest">
              <Button kind={kind}>{name}</Button>
            </Shown>
            <Shown as="hover">
              <Button kind={kind} className={hover}>
                {name}
              </Button>
            </Shown>
            <Shown as="press">
              <Button kind={kind} className={press}>
                {name}
              </Button>
            </Shown>
            <Shown as="focus">
              <Button kind={kind} className="outline-2 outline-offset-2 outline-accent-edge">
                {name}
              </Button>
            </Shown>
            <Shown as="busy">
              <Button kind={kind} busy>
                {name}
              </Button>
            </Shown>
            <Shown as="off, with a reason">
              <Button kind={kind} disabledReason="Two references are still uploading.">
                {name}
              </Button>
            </Shown>
          </div>
        ))}
        <div className="grid grid-cols-3 items-end gap-y-2 tablet:grid-cols-7">
          {(['sm', 'md', 'lg', 'xl'] as const).map((size) => (
            <Shown key={size} as={size}>
              <Button size={size} icon={Plus}>
                Shot
              </Button>
            </Shown>
          ))}
          <Shown as="icon">
            <IconButton label="Loop" icon={Repeat} />
          </Shown>
          <Shown as="on">
            <IconButton label="Snap" icon={Magnet} shortcut="s" pressed />
          </Shown>
          <Shown as="off">
            <IconButton label="Keep this seed" icon={Lock} disabledReason="This engine takes no seed." />
          </Shown>
        </div>
        <BusyOnPress />
      </div>
    </Section>
  )
}

function BusyOnPress() {
  const [busy, setBusy] = useState(false)
  const press = () => {
    setBusy(true)
    setTimeout(() => setBusy(false), 2000)
  }
  return (
    <div className="flex flex-wrap items-center gap-2 border-t border-line pt-3">
      {(['sm', 'md', 'lg', 'xl'] as const).map((size) => (
        <Button
          key={size}
          kind="primary"
          size={size}
          busy={busy}
          onClick={press}
          kbd={size === 'lg' ? 'mod+enter' : undefined}
        >
          Generate take
        </Button>
      ))}
      <LinkButton to="/home">Home</LinkButton>
      <IconButton label="More" icon={Ellipsis} size="lg" busy={busy} />
    </div>
  )
}

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
