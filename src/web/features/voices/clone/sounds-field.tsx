import { Mic, Music, Plus, RotateCcw, Square, X } from 'lucide-react'
import { useId, useState } from 'react'
import { AssetPicker } from '#web/features/uploads/asset-picker.tsx'
import { dismissUpload, retryUpload } from '#web/features/uploads/uploads.ts'
import { Button } from '#web/ui/button.tsx'
import { labelClass } from '#web/ui/field.tsx'
import { clock, percent } from '#web/ui/format.ts'
import { Icon } from '#web/ui/icon.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { useNow } from '#web/ui/use-now.ts'
import { useRecorder } from './use-recorder.ts'
import type { Sounds } from './use-sounds.ts'

interface SoundsFieldProps {
  label: string
  help: string
  sounds: Sounds
  many: boolean
  /** What a recording from the microphone is called. */
  recordingName: string
  error: string | undefined
}

/** Recordings: from the microphone, from this device, or from the library. */
export function SoundsField({ label, help, sounds, many, recordingName, error }: SoundsFieldProps) {
  const labelId = useId()
  const [picking, setPicking] = useState(false)
  const recorder = useRecorder(recordingName, (file) => sounds.upload([file]))
  const wrong = error ?? recorder.error
  return (
    <fieldset aria-labelledby={labelId} className="flex min-w-0 flex-col gap-1.5">
      <p className={labelClass} id={labelId}>
        {label}
      </p>
      <ul className="flex flex-col gap-1">
        {sounds.sounds.map(({ assetId, name }) => (
          <li key={assetId} className="flex items-center gap-2 rounded-2 bg-raised py-1 pr-1 pl-2.5">
            <Icon className="text-fg-2" of={Music} size={14} />
            <span className="min-w-0 flex-1 truncate">{name}</span>
            <IconButton icon={X} label={`Remove ${name}`} onClick={() => sounds.remove(assetId)} size="sm" />
          </li>
        ))}
        {sounds.uploads.map(({ id, file, state }) => (
          <li key={id} className="flex items-center gap-2 rounded-2 bg-raised py-1 pr-1 pl-2.5">
            <span className={`min-w-0 flex-1 truncate ${state.phase === 'failed' ? 'text-bad' : ''}`}>
              {file.name}
              {state.phase === 'failed' ? `: ${state.message}` : ''}
            </span>
            <span className="text-12 text-fg-3" role="status">
              {state.phase === 'sending' ? percent(state.sent) : state.phase === 'checking' ? 'Checking' : ''}
            </span>
            {state.phase === 'failed' && state.canRetry && (
              <IconButton
                icon={RotateCcw}
                label={`Retry ${file.name}`}
                onClick={() => retryUpload(id)}
                size="sm"
              />
            )}
            <IconButton icon={X} label={`Remove ${file.name}`} onClick={() => dismissUpload(id)} size="sm" />
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        {recorder.startedAt === null ? (
          <Button icon={Mic} onClick={() => void recorder.start()}>
            Record
          </Button>
        ) : (
          <Button icon={Square} onClick={recorder.stop}>
            Stop <Elapsed since={recorder.startedAt} />
          </Button>
        )}
        <Button
          aria-expanded={picking}
          icon={Plus}
          kind="quiet"
          onClick={() => setPicking((before) => !before)}
        >
          Upload, or from the library
        </Button>
      </div>
      {picking && (
        <div className="rounded-3 bg-well p-2.5">
          <AssetPicker
            kind="audio"
            many={many}
            onFiles={(files) => {
              sounds.upload(files)
              setPicking(false)
            }}
            onPick={({ id, name }) => {
              sounds.add({ assetId: id, name })
              if (!many) setPicking(false)
            }}
          />
        </div>
      )}
      <p className={`text-12 ${wrong ? 'text-bad' : 'text-fg-3'}`}>{wrong ?? help}</p>
    </fieldset>
  )
}

function Elapsed({ since }: { since: number }) {
  const now = useNow()
  return <span className="tabular-nums">{clock(Math.max(0, (now - since) / 1_000))}</span>
}
