import { create } from 'zustand'

interface Playing {
  url: string | null
  phase: 'loading' | 'playing'
}

/** One voice at a time: whoever begins ends the one before. */
export const usePreview = create<Playing>(() => ({ url: null, phase: 'loading' }))

let player: HTMLAudioElement | null = null

export function playPreview(url: string): void {
  if (usePreview.getState().url === url) return
  player ??= makePlayer()
  player.src = url
  usePreview.setState({ url, phase: 'loading' })
  // A browser that has not been pressed yet plays nothing by itself; the button still does.
  player.play().catch(() => ended(url))
}

export function stopPreview(): void {
  if (usePreview.getState().url === null) return
  player?.pause()
  usePreview.setState({ url: null })
}

export const togglePreview = (url: string): void =>
  usePreview.getState().url === url ? stopPreview() : playPreview(url)

function ended(url: string): void {
  if (usePreview.getState().url === url) usePreview.setState({ url: null })
}

function makePlayer(): HTMLAudioElement {
  const audio = new Audio()
  audio.addEventListener('playing', () => usePreview.setState({ phase: 'playing' }))
  audio.addEventListener('ended', () => usePreview.setState({ url: null }))
  return audio
}
