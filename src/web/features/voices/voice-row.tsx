import { UserPlus } from 'lucide-react'
import type { Voice } from '#contract/voice.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { PreviewButton } from './preview-button.tsx'
import { voiceFacts } from './voice-words.ts'

/** A voice that can be heard, and given to somebody. */
export function VoiceRow({ voice, onKeep }: { voice: Voice; onKeep: () => void }) {
  const facts = voiceFacts(voice)
  return (
    <li className="flex items-center gap-3 px-3 py-2 [contain-intrinsic-size:auto_56px] [content-visibility:auto] hover:bg-hover">
      <PreviewButton name={voice.label} url={voice.previewUrl} />
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2">
          <span className="truncate font-medium">{voice.label}</span>
          {voice.kind === 'clone' && <Badge>Clone</Badge>}
        </p>
        <p className="truncate text-12 text-fg-3">
          {[voice.providerLabel, facts].filter(Boolean).join(' · ')}
        </p>
        {voice.description !== null && (
          <p className="truncate text-12 text-fg-3 max-tablet:hidden">{voice.description}</p>
        )}
      </div>
      <Button
        aria-label={`Give ${voice.label} to a character`}
        className="max-tablet:size-11 max-tablet:p-0"
        icon={UserPlus}
        kind="quiet"
        onClick={onKeep}
      >
        <span className="max-tablet:sr-only">Give to a character</span>
      </Button>
    </li>
  )
}
