import type { FilmCaptions, FilmRequest } from '#contract/film.ts'
import { frameSize } from './frame-size.ts'

/**
 * How a film shows what its voice says. Where nobody chose: in the pictures of an upright film, because feeds play without
 * sound; as a track of any other, because whoever plays it has a button for that.
 */
export function captionsFor({
  captions,
  narrate,
  aspectRatio,
}: Pick<FilmRequest, 'captions' | 'narrate' | 'aspectRatio'>): FilmCaptions {
  if (captions !== 'auto') return captions
  const { width, height } = frameSize('720p', aspectRatio)
  return !narrate ? 'none' : height > width ? 'burned' : 'track'
}
