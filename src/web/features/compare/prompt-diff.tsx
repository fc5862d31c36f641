import { useMemo, useState } from 'react'
import { Segmented } from '#web/ui/segmented.tsx'
import { letters } from './compare-set.ts'
import type { Compared } from './setting-rows.ts'
import { type DiffPart, wordDiff } from './word-diff.ts'

/** What the words of one take have that the other's have not. */
export function PromptDiff({ compared }: { compared: readonly Compared[] }) {
  const [to, setTo] = useState('1')
  const prompts = compared.map(({ take }) => take.request.prompt ?? '')
  const before = prompts[0] ?? ''
  const after = prompts[Number(to)] ?? prompts[1] ?? ''
  const parts = useMemo(() => wordDiff(before, after), [before, after])
  const letter = letters[Number(to)] ?? 'B'
  return (
    <section aria-label="Prompt" className="flex min-w-0 flex-col gap-2.5 bg-panel px-4 py-3.5">
      <div className="flex h-6 items-center gap-2">
        <h2 className="text-13 font-semibold">Prompt</h2>
        <span className="flex-1 text-12 text-fg-3">A to {letter}</span>
        {compared.length > 2 && (
          <Segmented
            hideLabel
            label="Compared with A"
            onChange={setTo}
            options={compared
              .slice(1)
              .map((_, index) => ({ value: String(index + 1), label: letters[index + 1] ?? '' }))}
            value={to}
          />
        )}
      </div>
      {before === '' && after === '' ? (
        <p className="text-fg-3">Neither has a prompt.</p>
      ) : (
        <p className="max-w-[68ch] leading-[22px] text-pretty text-fg-2">
          {parts.map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a difference has no names; it is drawn anew when it changes.
            <Part key={index} part={part} />
          ))}
        </p>
      )}
      {before === after ? (
        <p className="text-12 text-fg-3">The words are the same.</p>
      ) : (
        <p className="flex gap-3 text-12 text-fg-3">
          <span>
            <ins className={`${addedClass} text-11`}>Added</ins> in {letter}
          </span>
          <span>
            <del className={`${removedClass} text-11`}>Removed</del> from A
          </span>
        </p>
      )}
    </section>
  )
}

const addedClass = 'rounded-1 bg-ok-soft px-[3px] py-px text-ok no-underline'
const removedClass = 'rounded-1 bg-bad-soft px-[3px] py-px text-bad line-through'

function Part({ part: { kind, text } }: { part: DiffPart }) {
  if (kind === 'same') return text
  const words = text.trimEnd()
  const space = text.slice(words.length)
  return kind === 'added' ? (
    <>
      <ins className={addedClass}>
        <span className="sr-only">Added: </span>
        {words}
      </ins>
      {space}
    </>
  ) : (
    <>
      <del className={removedClass}>
        <span className="sr-only">Removed: </span>
        {words}
      </del>
      {space}
    </>
  )
}
