import { useEffect } from 'react'
import { create } from 'zustand'

interface DocumentTitle {
  /** What the open pages call themselves, the innermost last. */
  names: readonly { name: string }[]
  running: number
}
const useDocumentTitle = create<DocumentTitle>(() => ({ names: [], running: 0 }))

export function titleText({ names, running }: DocumentTitle): string {
  const name = names.at(-1)?.name
  const page = name === undefined || name === '' ? 'Dailies' : `${name} · Dailies`
  return running === 0 ? page : `(${running}) ${page}`
}
useDocumentTitle.subscribe((state) => {
  document.title = titleText(state)
})

/** Names the document while the component is there. */
export function useTitle(name: string): void {
  useEffect(() => {
    const mine = { name }
    useDocumentTitle.setState(({ names }) => ({ names: [...names, mine] }))
    return () => useDocumentTitle.setState(({ names }) => ({ names: names.filter((one) => one !== mine) }))
  }, [name])
}

/** The title counts what runs, so that a tab in the back still tells. */
export function useTitleCount(running: number): void {
  useEffect(() => useDocumentTitle.setState({ running }), [running])
}
