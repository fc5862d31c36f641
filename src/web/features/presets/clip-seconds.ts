/** The length of a shot that has not been given one. */
export const CLIP_SECONDS = 5
