import { Eraser } from 'lucide-react'
import { cleanPrompt } from '#catalog/clean-prompt.ts'
import { Button } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { number } from '#web/ui/format.ts'

interface PromptBarProps {
  text: string
  /** What the engine reads at most. */
  most: number
  /** Phones show it only when there is something to say. */
  compact: boolean
  /** Of the count, which describes the text. */
  id: string
  onClean: (text: string) => void
}

/** Below the words: how many there are, and a broom for doubled spaces and invisible signs. */
export function PromptBar({ text, most, compact, id, onClean }: PromptBarProps) {
  const count = [...text].length
  const clean = cleanPrompt(text)
  const untidy = clean !== text.trim()
  if (compact && !untidy && count < most * 0.8) return null
  return (
    <div className="flex h-8 items-center gap-0.5 pr-3 pb-1.5 pl-1">
      {untidy && (
        <Button icon={Eraser} kind="quiet" onClick={() => onClean(clean)} size="sm">
          Clean up
        </Button>
      )}
      <span className="flex-1" />
      <span className={cx('text-11', count > most ? 'font-medium text-bad' : 'text-fg-3')} id={id}>
        {number(count)} / {number(most)}
      </span>
    </div>
  )
}
