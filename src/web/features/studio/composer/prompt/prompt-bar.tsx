import { Eraser, Sparkles, Square, Undo2 } from 'lucide-react'
import { cleanPrompt } from '#catalog/clean-prompt.ts'
import { useShortcut } from '#web/app/shortcuts/registry.ts'
import { Button } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { number } from '#web/ui/format.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { useDraftActions } from '../../draft.ts'
import { useComposer } from '../composer-state.tsx'
import { modeWords } from '../logic/modes.ts'
import { modeOf } from '../logic/resolve.ts'
import { BuilderButton } from './builder-button.tsx'
import { ExamplesButton } from './examples-button.tsx'
import type { Improving } from './use-improve.ts'

interface PromptBarProps {
  text: string
  /** What the engine reads at most. */
  most: number
  /** Phones show it only when there is something to say. */
  compact: boolean
  /** Of the count, which describes the text. */
  id: string
  improving: Improving
  onClean: (text: string) => void
}

/** Below the words: better ones, words by parts, a broom for doubled spaces and invisible signs, and how many there are. */
export function PromptBar({ text, most, compact, id, improving, onClean }: PromptBarProps) {
  const { draft, blocked } = useComposer()
  const { tab } = modeWords[modeOf(draft)]
  const describes = tab === 'video' || tab === 'image'
  const count = [...text].length
  const clean = cleanPrompt(text)
  const untidy = clean !== text.trim()
  const writes = improving.text !== null
  if (compact && !describes && !untidy && count < most * 0.8) return null
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-0.5 pr-3 pb-1.5 pl-1">
      {describes && <Improve improving={improving} off={count === 0 || blocked !== null} />}
      {describes && !writes && <BuilderButton />}
      {describes && !writes && !compact && <ExamplesButton />}
      {untidy && !writes && (
        <Button icon={Eraser} kind="quiet" onClick={() => onClean(clean)} size="sm">
          Clean up
        </Button>
      )}
      <span className="flex-1" />
      <span
        className={cx(
          'flex-none text-11',
          count > most ? 'font-medium text-bad' : 'text-fg-3',
          compact && count < most * 0.8 && 'sr-only',
        )}
        id={id}
      >
        {number(count)} / {number(most)}
      </span>
      <Note improving={improving} />
    </div>
  )
}

function Improve({ improving, off }: { improving: Improving; off: boolean }) {
  const writes = improving.text !== null
  useShortcut({ keys: 'mod+i', label: 'Improve the prompt', where: 'Studio', run: improving.start, off })
  return writes ? (
    <Button icon={Square} kbd="esc" kind="quiet" onClick={improving.stop} size="sm">
      Stop
    </Button>
  ) : (
    <Button disabled={off} icon={Sparkles} kind="quiet" onClick={improving.start} size="sm">
      Improve
    </Button>
  )
}

/** Who writes, and afterwards the way back. */
function Note({ improving }: { improving: Improving }) {
  const { undo } = useDraftActions()
  const { note, text } = improving
  return (
    <span className="flex min-w-0 basis-full items-center gap-1 pl-2 text-11 text-fg-3">
      <span className="min-w-0" role="status">
        {note}
      </span>
      {note !== null && text === null && (
        <IconButton icon={Undo2} label="Bring the old words back" onClick={undo} size="sm" />
      )}
    </span>
  )
}
