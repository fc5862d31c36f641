import { useEffect, useRef, useState } from 'react'
import { toast } from '#web/ui/toast.tsx'
import { useDraftActions, useDraftStore } from '../../draft.ts'
import { useComposer } from '../composer-state.tsx'
import { modeOf } from '../logic/resolve.ts'
import { handleOf } from './mentions.ts'

export interface Improving {
  /** What is written so far; null: nobody writes. */
  text: string | null
  /** Who writes, or wrote the words that are there now. */
  note: string | null
  start(): void
  stop(): void
}

/** The prompt, written anew in its own place. The draft changes once, at the end, so one undo brings the old words back. */
export function useImprove(): Improving {
  const { draft, inputs } = useComposer()
  const { change } = useDraftActions()
  const store = useDraftStore()
  const [text, setText] = useState<string | null>(null)
  const [writer, setWriter] = useState('')
  const [made, setMade] = useState<{ prompt: string; note: string } | null>(null)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])
  const { prompt = '' } = draft

  const start = async () => {
    if (running.current !== null || prompt.trim() === '') return
    const stop = new AbortController()
    running.current = stop
    setWriter('')
    setText('')
    const names = inputs.inputs.flatMap(({ asset }) => (asset ? [handleOf(asset.name)] : []))
    const body = {
      ...{ prompt, mode: modeOf(draft), engineId: draft.engineId ?? 'auto' },
      names: names.filter((name) => name !== ''),
      hasCamera: draft.camera !== undefined,
      hasStyle: draft.styleId != null,
    }
    try {
      // Not in the page's first script: nobody presses this at once.
      const { readImprovement } = await import('./read-improvement.ts')
      for await (const event of readImprovement(body, stop.signal)) {
        if (event.type === 'source') {
          setText('')
          setWriter(event.data.label)
        }
        if (event.type === 'text') setText((before) => (before ?? '') + event.data.text)
        if (event.type !== 'done') continue
        // Words that came in meanwhile, from another tab or device, are not written over.
        if ((store.getState().history.present.prompt ?? '') !== prompt) {
          toast.info('Your prompt has changed meanwhile, so it stays as it is.')
          continue
        }
        change({ prompt: event.data.prompt }, 'Improve the prompt')
        setMade(event.data)
      }
    } catch (error) {
      if (!stop.signal.aborted) toast.error(error instanceof Error ? error.message : 'It did not work.')
    } finally {
      running.current = null
      setText(null)
    }
  }
  return {
    text,
    note: text !== null ? writer : made?.prompt === prompt ? made.note : null,
    start: () => void start(),
    stop: () => running.current?.abort(),
  }
}
