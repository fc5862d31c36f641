import { writeText } from '#web/api/browser-storage.ts'

const storageKey = 'dailies.signed-out'

/** A tab that rests asks the studio nothing, so it would not notice. */
export const tellOtherTabs = (): void => writeText(storageKey, new Date().toISOString())

export function whenAnotherTabSignsOut(run: () => void): void {
  window.addEventListener('storage', ({ key }) => {
    if (key === storageKey) run()
  })
}
