import { inWorkspace } from '#web/api/client-context.ts'
import { framesOf, middleOf } from './frames.ts'
import type { PlayerMedia } from './media.ts'

/** The last frame of a clip as a picture file: where a next clip goes on. */
export const grabLastFrame = (media: PlayerMedia, name: string): Promise<File> =>
  grabFrame(media, framesOf(media.durationSeconds, media.fps).count - 1, name)

/** One frame of a clip, at the clip's own size. */
export async function grabFrame(media: PlayerMedia, frame: number, name: string): Promise<File> {
  const video = document.createElement('video')
  video.muted = true
  video.preload = 'auto'
  video.src = inWorkspace(media.url)
  video.currentTime = middleOf(frame, framesOf(media.durationSeconds, media.fps))
  await once(video, 'seeked')
  const canvas = document.createElement('canvas')
  canvas.width = video.videoWidth
  canvas.height = video.videoHeight
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  video.removeAttribute('src')
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (blob === null) throw new Error('The frame could not be read from the clip.')
  return new File([blob], `${name}.png`, { type: 'image/png' })
}

function once(video: HTMLVideoElement, event: 'seeked'): Promise<void> {
  return new Promise((resolve, reject) => {
    video.addEventListener(event, () => resolve(), { once: true })
    video.addEventListener('error', () => reject(new Error('The clip could not be read.')), { once: true })
  })
}
