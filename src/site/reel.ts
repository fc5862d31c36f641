/** The only script of the start page: plays one shot of the reel after the other, until somebody pauses it. */
const reel = document.querySelector<HTMLElement>('.reel')
if (reel) startReel(reel)

function startReel(root: HTMLElement) {
  const shots = [...root.querySelectorAll<HTMLElement>('.shot')]
  const videos = [...root.querySelectorAll<HTMLVideoElement>('.shot video')]
  const clips = [...root.querySelectorAll<HTMLButtonElement>('.clip')]
  const strip = root.querySelector<HTMLElement>('.strip')
  const pause = root.querySelector<HTMLButtonElement>('.pause')
  const playhead = root.querySelector<HTMLElement>('.playhead')
  let current = 0
  let wanted = false
  let inView = true

  const video = () => videos[current]

  function show(index: number) {
    if (index !== current) {
      video()?.pause()
      for (const shot of shots) delete shot.dataset.state
      const [before, now] = [shots[current], shots[index]]
      if (before) before.dataset.state = 'was'
      if (now) now.dataset.state = 'on'
      current = index
      for (const [at, clip] of clips.entries()) clip.setAttribute('aria-current', String(at === index))
    }
    const shown = video()
    if (shown) shown.currentTime = 0
    follow()
  }

  /** Plays what should play and holds what should not. */
  function follow() {
    root.dataset.playing = String(wanted)
    pause?.setAttribute('aria-label', wanted ? 'Pause the reel' : 'Play the reel')
    if (wanted && inView) video()?.play().catch(hold)
    else video()?.pause()
    movePlayhead()
  }

  /** A browser that plays nothing by itself, or cannot read the file, leaves the picture. */
  function hold(reason: unknown) {
    if (reason instanceof DOMException && reason.name === 'AbortError') return
    wanted = false
    follow()
  }

  function movePlayhead() {
    const shown = video()
    const share = shown && shown.duration > 0 ? shown.currentTime / shown.duration : 0
    const at = ((current + share) / videos.length) * 100
    // Of the strip's width, so that only this one line moves and nothing is laid out again.
    if (playhead) playhead.style.transform = `translateX(${at}cqw)`
    if (shown && !shown.paused) requestAnimationFrame(movePlayhead)
  }

  for (const [index, one] of videos.entries()) {
    one.addEventListener('playing', () => {
      one.dataset.seen = ''
      movePlayhead()
    })
    one.addEventListener('ended', () => show((index + 1) % videos.length))
  }
  for (const [index, clip] of clips.entries()) clip.addEventListener('click', () => show(index))
  pause?.addEventListener('click', () => {
    wanted = !wanted
    follow()
  })
  new IntersectionObserver((entries) => {
    inView = entries.at(-1)?.isIntersecting ?? true
    follow()
  }).observe(root)
  strip?.removeAttribute('inert')
  wanted = !window.matchMedia('(prefers-reduced-motion: reduce)').matches
  const begin = () => follow()
  if (document.readyState === 'complete') begin()
  else window.addEventListener('load', begin)
}
