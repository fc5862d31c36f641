import type { ReactNode } from 'react'
import { Badge } from '../badge.tsx'
import { BarChart } from '../bar-chart.tsx'
import { Button } from '../button.tsx'
import { QuoteCard } from '../quote-card.tsx'
import type { QuoteState } from '../quote-state.ts'
import { Section, Shown } from './section.tsx'

const lines = [
  { label: '8 s × 10', credits: 80 },
  { label: '1080p, × 1.5', credits: 40 },
  { label: 'Pro plan, 10% off', credits: -12 },
]

interface Example {
  as: string
  state: QuoteState
  total: number | null
  balance?: number
  button: ReactNode
}

const generate = (
  <Button kind="primary" size="lg" kbd="mod+enter" className="w-full">
    Generate take
  </Button>
)
const examples: Example[] = [
  { as: 'held', state: { kind: 'held', secondsLeft: 582 }, total: 108, balance: 1240, button: generate },
  {
    as: 'expiring',
    state: { kind: 'expiring', secondsLeft: 42 },
    total: 108,
    balance: 1240,
    button: generate,
  },
  {
    as: 'first price',
    state: { kind: 'loading' },
    total: null,
    button: (
      <Button kind="primary" size="lg" className="w-full" disabledReason="The price is being checked.">
        Generate take
      </Button>
    ),
  },
  {
    as: 'loading: the last price, dim',
    state: { kind: 'loading' },
    total: 108,
    balance: 1240,
    button: (
      <Button kind="primary" size="lg" className="w-full" disabledReason="The price is being checked.">
        Generate take
      </Button>
    ),
  },
  {
    as: 'changed: needs a press',
    state: { kind: 'changed', from: 108 },
    total: 114,
    balance: 1240,
    button: (
      <Button kind="primary" size="lg" className="w-full">
        Generate at 114
      </Button>
    ),
  },
  {
    as: 'short of credits',
    state: { kind: 'short', by: 44 },
    total: 108,
    balance: 64,
    button: (
      <Button kind="primary" size="lg" className="w-full">
        Buy credits
      </Button>
    ),
  },
  { as: 'free', state: { kind: 'free' }, total: 0, balance: 64, button: generate },
]

export function QuoteSection() {
  return (
    <Section title="Quote card" note="the price is the button" span={3}>
      <div className="grid grid-cols-1 gap-4 tablet:grid-cols-2 laptop:grid-cols-4">
        {examples.map(({ as, state, total, balance, button }) => (
          <Shown key={as} as={as} wide>
            <QuoteCard
              state={state}
              lines={total === 0 ? [{ label: 'Draft, 4 s', credits: 0 }] : lines}
              total={total}
              balance={balance ?? null}
              {...(total ? { providerCostUsd: '6.0000' } : {})}
            >
              {button}
            </QuoteCard>
          </Shown>
        ))}
        <div className="flex flex-wrap content-center gap-2">
          <Badge>108 cr</Badge>
          <Badge>Free</Badge>
          <Badge>≤ 108 cr</Badge>
          <Badge tone="warn">Price changed, 108 to 114</Badge>
        </div>
      </div>
    </Section>
  )
}

const week = [
  ['Mon', 22],
  ['Tue', 34],
  ['Wed', 30],
  ['Thu', 58],
  ['Fri', 40],
  ['Sat', 12],
  ['Sun', 0],
] as const

export function ChartSection() {
  return (
    <Section title="Bars" note="one series grey, the thing in question accent">
      <BarChart
        summary="Credits of the last seven days, most on Thursday, 58."
        bars={week.map(([label, value]) => ({ label, value, words: `${value} credits` }))}
        current="Thu"
      />
    </Section>
  )
}
