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
  let moving: Animation | undefined

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

  /** The compositor moves it while a film runs, so that nothing of ours runs with every frame. */
  function movePlayhead() {
    const shown = video()
    const length = shown && shown.duration > 0 ? shown.duration : 5
    const done = shown?.currentTime ?? 0
    const at = (seconds: number) => `translateX(${((current + seconds / length) / videos.length) * 100}cqw)`
    moving?.cancel()
    if (!playhead) return
    playhead.style.transform = at(done)
    if (!shown || shown.paused || shown.readyState < HTMLMediaElement.HAVE_FUTURE_DATA) return
    moving = playhead.animate([{ transform: at(done) }, { transform: at(length) }], {
      duration: (length - done) * 1_000,
      fill: 'forwards',
    })
  }

  for (const [index, one] of videos.entries()) {
    one.addEventListener('playing', () => {
      one.dataset.seen = ''
      movePlayhead()
    })
    for (const event of ['pause', 'waiting']) one.addEventListener(event, movePlayhead)
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
  // The first picture stands for a moment, so that no film competes with the page for the network and the processor.
  const begin = () =>
    setTimeout(() => {
      wanted ||= !window.matchMedia('(prefers-reduced-motion: reduce)').matches
      follow()
    }, 800)
  if (document.readyState === 'complete') begin()
  else window.addEventListener('load', begin)
}
