import { ArrowLeftRight, Link2, RotateCw } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../button.tsx'
import { JobRow } from '../job-row.tsx'
import { Lanes, LanesLegend } from '../lanes.tsx'
import { NextSteps } from '../next-steps.tsx'
import { Receipt } from '../receipt.tsx'
import { Slider } from '../slider.tsx'
import { type StepItem, StepList } from '../step-list.tsx'
import { Section } from './section.tsx'

const quiet = (label: string) => (
  <Button kind="quiet" size="sm" className="-mr-2">
    {label}
  </Button>
)

export function JobRowSection() {
  return (
    <Section title="Job row" note="the same row in the tray, the strip and the list">
      <div className="divide-y divide-line">
        <JobRow
          state="running"
          progress={0.62}
          name="Take 6, Gas station"
          detail="Video, step 2 of 4"
          time="0:48 left"
          action={quiet('Cancel')}
        />
        <JobRow
          state="running"
          name="Ridge, take 3"
          detail="Waiting for Ray 3, slow today"
          time="≈ 6:10"
          action={quiet('Switch engine')}
        />
        <JobRow
          state="failed"
          name="Storm wall, take 2"
          detail="Safety filter. Nothing was charged"
          action={quiet('Edit prompt')}
        />
        <JobRow
          state="done"
          name="Mara waits, take 4"
          detail="Veo 3.1, 108 credits"
          time="1:38"
          action={quiet('View')}
        />
        <JobRow
          state="queued"
          name="Camp, take 2"
          detail="3rd in line. Starts in about 2 minutes"
          action={quiet('Cancel')}
        />
        <JobRow
          state="paused"
          name="Camp, take 1"
          detail="Paused: Runway refuses this key"
          action={quiet('Fix key')}
        />
        <JobRow state="canceled" name="Camp, take 3" detail="Canceled. All 108 credits are back" />
      </div>
    </Section>
  )
}

function stepsAt(progress: number): StepItem[] {
  return [
    { id: 'image', name: 'Image', state: 'done', tookSeconds: 11, expectedSeconds: 11 },
    { id: 'video', name: 'Video', state: 'running', progress, expectedSeconds: 72 },
    { id: 'upscale', name: 'Upscale', state: 'waiting', expectedSeconds: 14 },
    { id: 'colour', name: 'Colour', state: 'waiting', expectedSeconds: 3 },
  ]
}

export function StepSection() {
  const [progress, setProgress] = useState(62)
  return (
    <Section title="Steps" note="weighted by expected time; the bar never goes back" span={2}>
      <StepList of="Take 6" steps={stepsAt(progress / 100)} />
      <Slider
        label="Video, done"
        value={progress}
        min={0}
        max={100}
        onChange={setProgress}
        className="mt-3 max-w-64"
      />
      <StepList
        of="Take 3"
        bar={false}
        className="mt-3"
        steps={[
          { id: 'image', name: 'Image', state: 'done', tookSeconds: 11 },
          { id: 'video', name: 'Video', state: 'failed', tookSeconds: 72 },
          { id: 'upscale', name: 'Upscale', state: 'skipped' },
        ]}
      />
    </Section>
  )
}

const polls = [14, 19, 24, 30, 37, 45, 54, 64, 74, 84]

export function RecorderSection() {
  return (
    <Section title="Flight recorder" note="one lane for each step, one for the money" span={2}>
      <LanesLegend />
      <Lanes
        className="mt-2"
        summary="Image 11 seconds, video 72 seconds with 10 polls, the download failed once, then worked."
        totalSeconds={102}
        lanes={[
          {
            id: 'money',
            name: 'Money',
            spans: [{ from: 0, to: 97.6, tone: 'held' }],
            ticks: [{ at: 97.6, tone: 'paid' }],
          },
          { id: 'image', name: 'Image', spans: [{ from: 0.6, to: 11.6, tone: 'ok' }] },
          {
            id: 'video',
            name: 'Video',
            spans: [{ from: 12, to: 84.4, tone: 'ok' }],
            ticks: [...polls.map((at) => ({ at, tone: 'poll' as const })), { at: 51, tone: 'webhook' }],
          },
          {
            id: 'download',
            name: 'Download',
            spans: [
              { from: 84.6, to: 86.2, tone: 'bad' },
              { from: 88.2, to: 91.4, tone: 'ok' },
            ],
          },
          { id: 'upscale', name: 'Upscale', spans: [{ from: 91.4, to: 95.1, tone: 'ok' }] },
          { id: 'colour', name: 'Colour', spans: [{ from: 95.1, to: 97.6, tone: 'running' }] },
        ]}
      />
    </Section>
  )
}

export function AfterwardsSections() {
  return (
    <>
      <Section title="Receipt" note="the same order everywhere">
        <Receipt
          lines={[
            { label: '8 s × 10', credits: 80 },
            { label: '1080p, × 1.5', credits: 40, withSign: true },
            { label: 'Pro plan, 10% off', credits: -12, back: true },
            { label: 'Held', credits: 108, strong: true },
            { label: 'Returned', credits: 108, strong: true, back: true, withSign: true },
          ]}
          total={0}
          balanceBefore={1348}
          balanceAfter={1456}
        />
      </Section>
      <Section title="Next steps" note="the cheapest that keeps finished work comes first" ground="bg">
        <NextSteps
          footnote="Credits are held on press and charged only when the take is in your library."
          steps={[
            {
              id: 'a',
              icon: Link2,
              label: 'Re-attach to Veo’s file',
              what: 'Fetches the file again. Veo is not paid twice.',
              price: '108 cr',
              onPress: () => {},
            },
            {
              id: 'b',
              icon: RotateCw,
              label: 'Retry the video step',
              what: 'New Veo run, the still is kept. ≈ 1:40',
              price: '104 cr',
              onPress: () => {},
            },
            {
              id: 'c',
              icon: ArrowLeftRight,
              label: 'Use Kling 2.5',
              what: 'Silent, same still and motion. ≈ 2:10',
              price: '92 cr',
              busy: true,
              onPress: () => {},
            },
          ]}
        />
      </Section>
    </>
  )
}
