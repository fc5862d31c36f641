import { type ClipboardEvent, useId, useRef, useState } from 'react'
import type { Asset } from '#contract/asset.ts'
import type { ReferenceSet } from '#contract/reference.ts'
import { useDrop } from '#web/features/uploads/use-drop.ts'
import { cx } from '#web/ui/cx.ts'
import { plural } from '#web/ui/format.ts'
import { toast } from '#web/ui/toast.tsx'
import { useDraftActions } from '../../draft.ts'
import { useComposer, useFieldError } from '../composer-state.tsx'
import { roleFor, withSet } from '../logic/inputs.ts'
import { modeWords } from '../logic/modes.ts'
import { modeOf } from '../logic/resolve.ts'
import { useReceive } from '../references/use-receive.ts'
import { type Mentioned, MentionList } from './mention-list.tsx'
import { handleOf, markNames, type OpenMention, openMention } from './mentions.ts'
import { PromptBar } from './prompt-bar.tsx'
import { useHandles } from './use-handles.ts'
import { useImprove } from './use-improve.ts'

/** No engine reads more, and no shot keeps more. */
const mostCharacters = 20_000
const textClass = 'px-3 pt-2.5 pb-1 text-[13.5px] leading-5 break-words whitespace-pre-wrap'

export function PromptEditor({ compact = false }: { compact?: boolean }) {
  const { draft, inputs, resolved } = useComposer()
  const { change } = useDraftActions()
  const receive = useReceive()
  const { over, handlers } = useDrop(receive)
  const area = useRef<HTMLTextAreaElement>(null)
  const mirror = useRef<HTMLDivElement>(null)
  const [mention, setMention] = useState<OpenMention | null>(null)
  const [active, setActive] = useState<string | undefined>(undefined)
  const listId = useId()
  const error = useFieldError('prompt')
  const { prompt = '' } = draft
  const handles = useHandles(prompt)
  const names = [...handles, ...inputs.inputs.flatMap(({ asset }) => (asset ? [handleOf(asset.name)] : []))]
  const most = resolved.engine?.modes[modeOf(draft)]?.prompt.maxChars ?? mostCharacters
  const write = (text: string) => change({ prompt: text }, 'Prompt')
  const improving = useImprove()
  const writes = improving.text !== null
  const shown = improving.text ?? prompt

  const addAsset = ({ id, kind }: Asset) => {
    if (inputs.inputs.some((input) => input.assetId === id)) return
    const role = inputs.slots.find((slot) => slot.role === 'reference' && slot.kind === kind)?.role
    const to = role ?? roleFor(kind, draft, inputs.slots)
    if (to) inputs.add(to, id)
  }
  const addSet = (set: ReferenceSet, text: string) => {
    const { change: added, taken } = withSet(draft, set, inputs.slots)
    change({ prompt: text, ...added }, set.name)
    if (taken < set.images.length)
      toast.info(
        taken === 0
          ? `There is no room for pictures of ${set.name} here.`
          : `Takes ${taken} of ${plural(set.images.length, 'picture')} of ${set.name}: the first.`,
      )
  }
  const pick = (picked: Mentioned) => {
    if (!mention) return
    const word = 'set' in picked ? `@${picked.set.handle}` : handleOf(picked.asset.name)
    const end = mention.from + 1 + mention.query.length
    const space = /^\s/.test(prompt.slice(end)) ? '' : ' '
    const text = `${prompt.slice(0, mention.from)}${word}${space}${prompt.slice(end)}`
    if ('set' in picked) addSet(picked.set, text)
    else {
      write(text)
      addAsset(picked.asset)
    }
    setMention(null)
    const caret = mention.from + word.length + 1
    requestAnimationFrame(() => {
      area.current?.focus()
      area.current?.setSelectionRange(caret, caret)
    })
  }
  const paste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files]
    if (files.length === 0) return
    event.preventDefault()
    receive({ files, assetId: null })
  }

  return (
    <div
      {...handlers}
      className={cx(
        'relative rounded-3 bg-raised inset-ring inset-ring-line-2 transition-shadow duration-(--d-1) focus-within:inset-ring-accent-edge',
        error !== undefined && 'not-focus-within:inset-ring-bad',
        over && 'inset-ring-2 inset-ring-accent-edge',
      )}
    >
      <div className="relative">
        <textarea
          ref={area}
          aria-label="Prompt"
          aria-autocomplete="list"
          aria-controls={mention ? listId : undefined}
          aria-activedescendant={mention ? active : undefined}
          aria-describedby={`${listId}-count`}
          aria-invalid={error !== undefined}
          className={cx(
            textClass,
            'block w-full resize-none overflow-y-auto bg-transparent text-transparent caret-fg outline-none field-sizing-content scroll-thin placeholder:text-fg-3',
            compact ? 'max-h-24 min-h-16 text-[15px] leading-[21px]' : 'max-h-[250px] min-h-28',
          )}
          maxLength={mostCharacters}
          onBlur={() => setMention(null)}
          onChange={({ target }) => {
            write(target.value)
            setMention(openMention(target.value, target.selectionStart))
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || !(mention || writes)) return
            event.stopPropagation()
            if (writes) improving.stop()
            else setMention(null)
          }}
          onPaste={paste}
          onScroll={({ currentTarget }) => mirror.current?.scrollTo({ top: currentTarget.scrollTop })}
          onSelect={({ currentTarget }) => {
            const { value, selectionStart, selectionEnd } = currentTarget
            setMention(selectionStart === selectionEnd ? openMention(value, selectionStart) : null)
          }}
          placeholder={writes ? '' : modeWords[modeOf(draft)].ask}
          readOnly={writes}
          value={shown}
        />
        <div
          ref={mirror}
          aria-hidden="true"
          className={cx(
            textClass,
            'pointer-events-none absolute inset-0 overflow-hidden',
            compact && 'text-[15px] leading-[21px]',
          )}
        >
          {markNames(shown, names).map(({ text, marked }, index) =>
            marked ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no other name than their place
              <mark key={index} className="-mx-0.5 rounded-[3px] bg-accent-soft px-0.5 text-accent-fg">
                {text}
              </mark>
            ) : (
              text
            ),
          )}
        </div>
      </div>
      <PromptBar
        compact={compact}
        id={`${listId}-count`}
        improving={improving}
        most={most}
        onClean={write}
        text={prompt}
      />
      {mention && (
        <MentionList id={listId} onActive={setActive} onPick={pick} query={mention.query} textarea={area} />
      )}
    </div>
  )
}
