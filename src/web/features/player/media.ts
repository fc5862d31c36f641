import type { Asset } from '#contract/asset.ts'
import type { Job } from '#contract/job.ts'
import { type Frames, framesOf } from './frames.ts'

export type PlayerKind = 'video' | 'image' | 'audio'

/** What the player needs to know of a picture or a sound. */
export type PlayerMedia = Pick<
  Asset,
  | 'id'
  | 'url'
  | 'posterUrl'
  | 'width'
  | 'height'
  | 'durationSeconds'
  | 'fps'
  | 'spriteUrl'
  | 'sprite'
  | 'peaksUrl'
> & { kind: PlayerKind }

/** Texts, subtitles and looks are not played. */
export function mediaOfAsset(asset: Asset): PlayerMedia | null {
  const kind = playerKind(asset.kind)
  return kind === null ? null : { ...asset, kind }
}

/** As much as a job says of its output, until the whole is read. */
export function mediaOfOutput(output: Job['outputs'][number]): PlayerMedia | null {
  const kind = playerKind(output.kind)
  if (kind === null) return null
  return { ...output, kind, id: output.assetId, fps: null, spriteUrl: null, sprite: null, peaksUrl: null }
}

const playerKind = (kind: string): PlayerKind | null =>
  kind === 'video' || kind === 'image' || kind === 'audio' ? kind : null

export const mediaFrames = ({ durationSeconds, fps }: PlayerMedia): Frames => framesOf(durationSeconds, fps)

/** Width over height; what has no size is shown as 16:9. */
export const ratioOf = ({ width, height }: Pick<PlayerMedia, 'width' | 'height'>): number =>
  width !== null && height !== null && height > 0 ? width / height : 16 / 9
