import type { Asset } from '#contract/asset.ts'
import type { Take } from '#web/features/studio/takes/take.ts'
import { creditsShort, percent, plural, seconds } from '#web/ui/format.ts'

export interface SettingRow {
  name: string
  values: string[]
  same: boolean
}

export interface Names {
  engine: (id: string) => string
  move: (id: string) => string
  style: (id: string) => string
}

export interface Compared {
  take: Take
  asset: Asset
}

const nothing = '–'

/** Each setting across the takes; those that are the same everywhere are told apart from those that differ. */
export function settingRows(compared: readonly Compared[], names: Names): SettingRow[] {
  const row = (name: string, value: (one: Compared) => string): SettingRow => {
    const values = compared.map(value)
    return { name, values, same: new Set(values).size <= 1 }
  }
  return [
    row('Engine', ({ take }) => names.engine(take.job.engineId)),
    row('Motion', ({ take }) => motionWords(take, names)),
    row('Easing', ({ take }) => take.request.camera?.easing ?? nothing),
    row('Style', ({ take }) => (take.request.styleId == null ? nothing : names.style(take.request.styleId))),
    row('Length', ({ asset }) => (asset.durationSeconds === null ? nothing : seconds(asset.durationSeconds))),
    row('Size', ({ asset }) => (asset.width === null ? nothing : `${asset.width} × ${asset.height}`)),
    row('Frame rate', ({ asset }) => (asset.fps === null ? nothing : `${Number(asset.fps.toFixed(2))} fps`)),
    row('Sound', ({ asset }) => (asset.peaksUrl === null ? 'Silent' : 'With sound')),
    row('Seed', ({ take, asset }) => String(asset.generation?.seed ?? take.request.seed ?? nothing)),
    row('Inputs', ({ take }) => inputWords(take.request.inputs?.length ?? 0)),
    row('Avoid', ({ take }) => take.request.negativePrompt || nothing),
    row('Price', ({ take }) => creditsShort(take.job.price.charged)),
    row('Time', ({ take }) => madeIn(take)),
  ]
}

function motionWords({ request: { camera } }: Take, names: Names): string {
  if (camera === undefined) return nothing
  if (camera.presetId === undefined) return camera.keyframes === undefined ? nothing : 'Own path'
  return `${names.move(camera.presetId)}, ${percent(camera.strength ?? 0.7)}`
}

const inputWords = (count: number): string => (count === 0 ? nothing : plural(count, 'picture'))

/** How long it took to make. */
export function madeIn({ job: { startedAt, finishedAt } }: Take): string {
  if (startedAt === null || finishedAt === null) return nothing
  return seconds(Math.round((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000))
}
