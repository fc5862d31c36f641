import { useDeferredValue, useEffect, useState } from 'react'
import type { SceneSetting } from '#painter/words/words.ts'
import { previewClips } from '#web/features/presets/previews/preview-clips.ts'
import type { SceneReading } from '#web/features/presets/previews/preview-protocol.ts'
import { ChoiceChip } from '#web/ui/choice-chip.tsx'
import { useDraftActions } from '../../draft.ts'
import { useComposer } from '../composer-state.tsx'
import { modeOf } from '../logic/resolve.ts'

const painters = new Set(['draft-video', 'draft-image'])
const fromWords = new Set(['t2v', 't2i'])

/** Under a prompt for the built-in painter: what it will draw of the words, and what not. */
export function PaintedWords() {
  const { draft, resolved } = useComposer()
  const { prompt = '', negativePrompt = '' } = draft
  const paints = painters.has(resolved.engine?.id ?? '') && fromWords.has(modeOf(draft))
  if (!paints || prompt.trim() === '') return null
  return <Reading negativePrompt={negativePrompt} prompt={prompt} />
}

const labels: Record<SceneSetting, string> = { place: 'Place', time: 'Time of day', weather: 'Weather' }
const mostWords = 8

interface Words {
  prompt: string
  negativePrompt: string
}

/** Place, time and weather can be chosen here; what is chosen is written into the prompt. */
function Reading(words: Words) {
  const { change } = useDraftActions()
  const reading = useReading(useDeferredValue(words.prompt), words.negativePrompt)
  if (reading === null) return null
  const choose = async (setting: SceneSetting, id: string) => {
    const next = await previewClips.read({ ...words, choice: { setting, id } })
    if (next !== null) change({ prompt: next.prompt }, labels[setting])
  }
  const { names, leftOut, settings } = reading
  const more = leftOut.length - mostWords
  return (
    <section aria-label="What the painter draws" className="-mt-1 flex flex-col gap-1.5 text-12">
      <p className="text-fg-3">
        Draws{' '}
        <b className="font-medium text-fg-2">{names.length === 0 ? 'the place alone' : names.join(', ')}</b>
        {leftOut.length > 0 && `; not drawn: ${leftOut.slice(0, mostWords).join(', ')}`}
        {more > 0 && ` and ${more} more`}
      </p>
      <div className="flex flex-wrap gap-1.5">
        {settings.map(({ setting, value, options }) => (
          <ChoiceChip
            key={setting}
            label={labels[setting]}
            onChange={(id) => void choose(setting, id)}
            options={options}
            value={value}
          />
        ))}
      </div>
    </section>
  )
}

/** The one before stands until the new one is there. */
function useReading(prompt: string, negativePrompt: string): SceneReading | null {
  const [reading, setReading] = useState<SceneReading | null>(null)
  useEffect(() => {
    let isLatest = true
    void previewClips.read({ prompt, negativePrompt, choice: null }).then((next) => {
      if (isLatest) setReading(next)
    })
    return () => {
      isLatest = false
    }
  }, [prompt, negativePrompt])
  return reading
}
