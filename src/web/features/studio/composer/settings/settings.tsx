import { RectangleHorizontal, RectangleVertical, Square } from 'lucide-react'
import { ratioOf } from '#catalog/frame-size.ts'
import type { Mode } from '#contract/generation.ts'
import { useDraftActions } from '../../draft.ts'
import { FrameRate } from '../advanced/frame-rate.tsx'
import { useComposer, useFieldError } from '../composer-state.tsx'
import { cardsFor, keepsInput, resolutionChoices, shapeChoices } from '../logic/choices.ts'
import { modeOf } from '../logic/resolve.ts'
import { ChoiceControl } from './choice-control.tsx'
import { LengthSetting } from './length-setting.tsx'
import { SeedSetting } from './seed-setting.tsx'
import { SettingRow } from './setting-row.tsx'
import { SoundSetting } from './sound-setting.tsx'

/** Work on a video whose frame rate is what it is about, or may change with it. */
const choosesRate: ReadonlySet<Mode> = new Set(['interpolate', 'speed', 'convert'])

/** The settings of every take: length, quality, shape, seed, sound. Each is there when the engine has it. */
export function Settings() {
  const { draft } = useComposer()
  return (
    <div className="flex flex-col gap-2">
      <LengthSetting />
      {choosesRate.has(modeOf(draft)) && <FrameRate />}
      <QualitySetting />
      <ShapeSetting />
      <SeedSetting />
      <SoundSetting />
    </div>
  )
}

function QualitySetting() {
  const { draft, facts, resolved } = useComposer()
  const { change } = useDraftActions()
  const error = useFieldError('resolution')
  const choices = facts ? resolutionChoices(draft, facts) : []
  const keeps = keepsInput(draft, facts)
  const usual = facts && !keeps ? cardsFor(draft, facts)[0]?.card : undefined
  if (choices.length === 0) return null
  return (
    <SettingRow error={error} label={keeps ? 'Size' : 'Quality'}>
      <ChoiceControl
        choices={choices}
        label={keeps ? 'Size' : 'Quality'}
        onChange={(resolution) => change({ resolution }, 'Quality')}
        onClear={keeps ? () => change({ resolution: undefined }, 'Quality') : undefined}
        value={draft.resolution ?? resolved.request?.resolution ?? usual?.resolutions?.[0] ?? null}
        words={(value) => value.replace('k', 'K')}
      />
    </SettingRow>
  )
}

function ShapeSetting() {
  const { draft, facts, resolved } = useComposer()
  const { change } = useDraftActions()
  const error = useFieldError('aspectRatio')
  const choices = facts ? shapeChoices(draft, facts) : []
  const keeps = keepsInput(draft, facts)
  const usual = facts && !keeps ? cardsFor(draft, facts)[0]?.card : undefined
  if (choices.length === 0) return null
  return (
    <SettingRow error={error} label="Shape">
      <ChoiceControl
        choices={choices}
        icon={choices.length <= 3 ? shapeIcon : undefined}
        label="Shape"
        onChange={(aspectRatio) => change({ aspectRatio }, 'Shape')}
        onClear={keeps ? () => change({ aspectRatio: undefined }, 'Shape') : undefined}
        value={draft.aspectRatio ?? resolved.request?.aspectRatio ?? usual?.aspectRatios?.[0] ?? null}
        words={(value) => value}
      />
    </SettingRow>
  )
}

function shapeIcon(shape: string) {
  const ratio = ratioOf(shape) ?? 1
  return ratio > 1 ? RectangleHorizontal : ratio < 1 ? RectangleVertical : Square
}
