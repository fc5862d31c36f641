import { CircleAlert } from 'lucide-react'
import { compileParts } from '#catalog/prompt/compile-parts.ts'
import { promptParts } from '#catalog/prompt/parts.ts'
import { templateFor } from '#catalog/prompt/templates.ts'
import type { PromptPart } from '#contract/prompt-parts.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Textarea } from '#web/ui/textarea.tsx'
import { useDraftActions } from '../../../draft.ts'
import { useComposer } from '../../composer-state.tsx'
import { modeWords } from '../../logic/modes.ts'
import { modeOf } from '../../logic/resolve.ts'
import { BuiltPreview } from './built-preview.tsx'

/** No engine reads more, and no shot keeps more. */
const mostCharacters = 20_000

/** The prompt by its parts. They stay with the shot, so whoever opens this again goes on where it was left. */
export function PromptBuilder({ onDone }: { onDone: () => void }) {
  const { draft, resolved } = useComposer()
  const { change } = useDraftActions()
  const mode = modeOf(draft)
  const output = modeWords[mode].tab === 'image' ? 'image' : 'video'
  const { parts = {}, prompt = '' } = draft
  const template = templateFor(resolved.engine, output)
  const most = resolved.engine?.modes[mode]?.prompt.maxChars ?? mostCharacters
  const compiled = compileParts(parts, template, most)
  const fields = promptParts.filter(({ id }) => template.sentences.flat().includes(id))
  const write = (id: PromptPart, words: string) =>
    change({ parts: { ...parts, [id]: words === '' ? undefined : words } }, `Part: ${id}`)

  return (
    <div className="flex flex-col gap-3.5">
      {fields.map(({ id, label, example, choices }) => (
        <div key={id} className="flex flex-col gap-1.5">
          <Field label={label}>
            <Textarea
              maxLength={500}
              maxRows={4}
              minRows={1}
              onValue={(words) => write(id, words)}
              placeholder={example}
              value={parts[id] ?? ''}
            />
          </Field>
          {choices.length > 0 && (
            <Choices
              label={label}
              onPick={(words) => write(id, withWords(parts[id] ?? '', words))}
              words={choices}
            />
          )}
        </div>
      ))}
      <div className="sticky -bottom-4 -mx-4 -mb-4 flex flex-col gap-2.5 border-t border-line bg-panel p-4 max-tablet:bg-overlay">
        <BuiltPreview compiled={compiled} most={most} />
        {prompt !== '' && prompt !== compiled && (
          <p className="flex items-start gap-1.5 text-12 text-fg-2">
            <Icon className="mt-px flex-none text-warn" of={CircleAlert} size={14} />
            The prompt says something else now. These words take its place; undo brings it back.
          </p>
        )}
        <Button
          disabled={compiled === '' || compiled === prompt}
          kind="primary"
          onClick={() => {
            change({ prompt: compiled }, 'Prompt from its parts')
            onDone()
          }}
        >
          Use as prompt
        </Button>
      </div>
    </div>
  )
}

function Choices({
  label,
  words,
  onPick,
}: {
  label: string
  words: readonly string[]
  onPick: (words: string) => void
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a frame and a legend of its own
    <div aria-label={`Words for ${label.toLowerCase()}`} className="flex flex-wrap gap-1.5" role="group">
      {words.map((one) => (
        <button
          key={one}
          className="hit h-6 rounded-full px-2 text-12 text-fg-2 inset-ring inset-ring-line-2 hover:text-fg"
          onClick={() => onPick(one)}
          type="button"
        >
          {one}
        </button>
      ))}
    </div>
  )
}

/** Adds words to a part, or takes them out again when they are there. */
function withWords(part: string, words: string): string {
  const listed = part.split(/,\s*/).filter((one) => one.trim() !== '')
  return (listed.includes(words) ? listed.filter((one) => one !== words) : [...listed, words]).join(', ')
}
