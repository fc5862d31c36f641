import { useQuery } from '@tanstack/react-query'
import { AudioLines, ChevronsUpDown } from 'lucide-react'
import { useId, useState } from 'react'
import { voicesQuery } from '#web/api/queries.ts'
import { labelClass } from '#web/ui/field.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { lazyPart } from '#web/ui/lazy-part.ts'
import { LazyView } from '#web/ui/lazy-view.tsx'
import { Popover } from '#web/ui/popover.tsx'
import type { VoicePickerProps } from './voice-picker.tsx'

const picker = lazyPart(() => import('./voice-picker.tsx').then(({ VoicePicker }) => VoicePicker))

/** The voice that is set; opens the list of those that there are. */
export function VoiceField({ error, ...props }: VoicePickerProps & { error?: string | undefined }) {
  const [open, setOpen] = useState(false)
  const labelId = useId()
  const { data } = useQuery(voicesQuery)
  const { voiceId, onPick } = props
  const chosen = data?.items.find(({ id }) => id === voiceId)
  const name = voiceId === undefined ? 'The usual voice' : (chosen?.label ?? voiceId)
  const trigger = (
    <button
      aria-labelledby={labelId}
      className="flex h-9 w-full items-center gap-2 rounded-2 bg-raised px-2 text-left inset-ring inset-ring-line-2 hover:bg-raised-hover data-popup-open:inset-ring-accent-edge pointer-coarse:h-11"
      type="button"
    >
      <Icon className="text-fg-3" of={AudioLines} />
      <span className="min-w-0 flex-1 truncate">{name}</span>
      {chosen && <span className="text-12 text-fg-3">{chosen.language}</span>}
      <Icon className="text-fg-3" of={ChevronsUpDown} size={14} />
    </button>
  )
  return (
    <div className="flex min-w-0 flex-col gap-[5px]">
      <span className={labelClass} id={labelId}>
        Voice<span className="sr-only">: {name}</span>
      </span>
      <Popover
        className="flex h-[min(480px,var(--available-height))] w-[360px] flex-col overflow-hidden!"
        label="Choose a voice"
        onOpenChange={setOpen}
        open={open}
        trigger={trigger}
      >
        <LazyView
          of={picker}
          with={{
            ...props,
            onPick: (choice) => {
              onPick(choice)
              setOpen(false)
            },
          }}
        />
      </Popover>
      {error !== undefined && <p className="text-12 text-bad">{error}</p>}
    </div>
  )
}
