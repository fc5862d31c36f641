import type { Page } from 'playwright-core'

/** What reaches out of the window, and text that is cut off without a sign of it: one line each. */
export function overflowOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>()
    const clips = (overflow: string) => overflow === 'hidden' || overflow === 'clip'
    const scrolls = (overflow: string) => overflow === 'auto' || overflow === 'scroll'
    const named = (element: Element, words: string | null = element.textContent) =>
      `<${element.tagName.toLowerCase()} class="${(element.getAttribute('class') ?? '').slice(0, 60)}"> “${(words ?? '').trim().slice(0, 40)}”`
    const parentsOf = (element: Element): Element[] => {
      const parents: Element[] = []
      for (let one: Element | null = element; one !== null; one = one.parentElement) parents.push(one)
      return parents
    }
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth > width)
      found.add(`The page is ${document.documentElement.scrollWidth} wide.`)

    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const element = node.parentElement
      if (element === null || node.textContent?.trim() === '') continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const box = range.getBoundingClientRect()
      if (box.width === 0 || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
        continue
      for (const parent of parentsOf(element)) {
        const style = getComputedStyle(parent)
        const edge = parent.getBoundingClientRect()
        // What only a screen reader reads, and what waits out of sight.
        if (edge.width <= 1 || edge.height <= 1) break
        if (
          box.bottom <= edge.top ||
          box.top >= edge.bottom ||
          box.right <= edge.left ||
          box.left >= edge.right
        )
          break
        if (style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none') break
        if (scrolls(style.overflowX) || scrolls(style.overflowY)) break
        const wide = clips(style.overflowX) && (box.right > edge.right + 1 || box.left < edge.left - 1)
        const tall = clips(style.overflowY) && (box.bottom > edge.bottom + 2 || box.top < edge.top - 2)
        if (wide || tall) {
          found.add(`Cut off: ${named(element, node.textContent)}`)
          break
        }
        if (style.position === 'fixed') break
      }
    }

    for (const element of document.body.querySelectorAll('*')) {
      const box = element.getBoundingClientRect()
      if (box.width <= 1 || box.height <= 1 || (box.right <= width + 1 && box.left >= -1)) continue
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
      const held = parentsOf(element)
        .slice(1)
        .some((parent) => {
          const { overflowX } = getComputedStyle(parent)
          return parent !== document.body && (clips(overflowX) || scrolls(overflowX))
        })
      if (!held)
        found.add(`Outside the window: ${named(element)} ${Math.round(box.left)}–${Math.round(box.right)}`)
    }
    return [...found]
  })
}
