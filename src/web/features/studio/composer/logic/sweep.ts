import { cameraPresets } from '#catalog/presets/camera.ts'
import { stylePresets } from '#catalog/presets/styles.ts'
import type { ShotRequest } from '#contract/project.ts'
import { cardsFor, lengthChoices } from './choices.ts'
import type { StudioFacts } from './facts.ts'
import { fitsOf } from './fits.ts'
import { canDraw } from './moves.ts'

export type Sweep = NonNullable<ShotRequest['sweep']>
export type SweepParameter = Sweep['parameter']
export type SweepValue = string | number

export const sweepLabels: Record<SweepParameter, string> = {
  seed: 'Seed',
  engineId: 'Engine',
  'camera.presetId': 'Camera move',
  'camera.strength': 'Strength of the move',
  styleId: 'Style',
  durationSeconds: 'Length',
  prompt: 'Prompt',
}

export interface SweepOption {
  value: SweepValue
  label: string
}

export const mostSweepValues = 8
const strengths = [10, 25, 40, 55, 70, 85, 100]

/** What a sweep may go through, by the settings at hand; prompts and seeds are written, not chosen. */
export function sweepOptions(
  parameter: SweepParameter,
  draft: ShotRequest,
  facts: StudioFacts,
): SweepOption[] {
  switch (parameter) {
    case 'engineId':
      return fitsOf({ ...draft, options: {} }, facts).flatMap(({ kind, engine }) =>
        kind === 'fits' ? [{ value: engine.id, label: engine.label }] : [],
      )
    case 'camera.presetId':
      return cameraPresets
        .filter((preset) => canDraw(preset, draft, facts))
        .map(({ id, label }) => ({ value: id, label }))
    case 'camera.strength':
      return strengths.map((percent) => ({ value: percent / 100, label: String(percent) }))
    case 'styleId':
      return stylePresets.map(({ id, label }) => ({ value: id, label }))
    case 'durationSeconds': {
      const lengths = lengthChoices(draft, facts)
      return lengths.kind === 'list'
        ? lengths.choices.flatMap(({ value, disabledReason }) =>
            disabledReason ? [] : [{ value, label: `${value} s` }],
          )
        : []
    }
    case 'seed':
    case 'prompt':
      return []
  }
}

/** The parameters that this take has. */
export function sweepParameters(draft: ShotRequest, facts: StudioFacts): SweepParameter[] {
  const cards = cardsFor(draft, facts).map(({ card }) => card)
  const has: Record<SweepParameter, boolean> = {
    seed: cards.some(({ seed }) => seed),
    engineId: fitsOf({ ...draft, options: {} }, facts).filter(({ kind }) => kind === 'fits').length > 1,
    'camera.presetId': cards.some(({ camera }) => camera !== 'none'),
    'camera.strength': draft.camera !== undefined,
    styleId: cards.some(({ styles }) => styles),
    durationSeconds: sweepOptions('durationSeconds', draft, facts).length > 1,
    prompt: true,
  }
  return (Object.keys(has) as SweepParameter[]).filter((parameter) => has[parameter])
}

/** Fewer than two values are no sweep yet. */
export function sweepOf(parameter: SweepParameter, values: readonly SweepValue[]): Sweep | undefined {
  const distinct = [...new Set(values)].slice(0, mostSweepValues)
  return distinct.length < 2 ? undefined : { parameter, values: distinct }
}
