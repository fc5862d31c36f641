export interface CaptionPlace {
  /** The height of a letter with all that belongs to it. */
  emPixels: number
  /** How many letters of usual width a line has room for. */
  lineLetters: number
  lineWidthPixels: number
  /** Between the lowest line's foot and the frame's. */
  bottomPixels: number
}

/** How wide a letter is on average, as a share of its em. */
const letterWidth = 0.56

/**
 * Where captions stand in a frame. An upright film is watched on a phone, under whose foot an app writes its own words and
 * beside whose right edge it has buttons: larger letters, higher up. In other films they stand where subtitles always did.
 */
export function captionPlace({ width, height }: { width: number; height: number }): CaptionPlace {
  const isUpright = height > width
  const emPixels = Math.round(Math.min(width, height) * (isUpright ? 0.062 : 0.054))
  const lineWidthPixels = Math.floor(width * (isUpright ? 0.78 : 0.8))
  return {
    emPixels,
    lineWidthPixels,
    lineLetters: Math.min(40, Math.floor(lineWidthPixels / (letterWidth * emPixels))),
    bottomPixels: Math.round(height * (isUpright ? 0.24 : 0.075)),
  }
}
