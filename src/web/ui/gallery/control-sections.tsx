import { Check, Clock, Ellipsis, Lock, Magnet, Plus, Repeat, X } from 'lucide-react'
import { useState } from 'react'
import { Avatar } from '../avatar.tsx'
import { Badge } from '../badge.tsx'
import { Button, LinkButton } from '../button.tsx'
import type { ButtonKind } from '../button-look.ts'
import { IconButton } from '../icon-button.tsx'
import { Kbd } from '../kbd.tsx'
import { Logo } from '../logo.tsx'
import { Ring } from '../ring.tsx'
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
