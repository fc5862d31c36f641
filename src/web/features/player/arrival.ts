/** Where a preview stood when the final came, and what it showed: the final goes on from there. */
export interface Arrival {
  seconds: number
  playing: boolean
  /** The address of the picture that was on screen. */
  picture: string
}

/** Null while nothing was on screen yet. */
export function arrivalOf(video: HTMLVideoElement): Arrival | null {
  if (video.videoWidth === 0) return null
  const canvas = document.createElement('canvas')
  canvas.width = video.videoWidth
  canvas.height = video.videoHeight
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  return { seconds: video.currentTime, playing: !video.paused, picture: canvas.toDataURL('image/jpeg', 0.9) }
}
