import { Play, Square } from 'lucide-react'
import { IconButton, type IconButtonSize } from '#web/ui/icon-button.tsx'
import { togglePreview, usePreview } from './preview-player.ts'

interface PreviewButtonProps {
  name: string
  /** Null: its provider has no sound of it. */
  url: string | null
  size?: IconButtonSize
}

export function PreviewButton({ name, url, size = 'lg' }: PreviewButtonProps) {
  const phase = usePreview((state) => (state.url === url && url !== null ? state.phase : null))
  return (
    <IconButton
      busy={phase === 'loading'}
      disabledReason={url === null ? 'Its provider has no preview' : undefined}
      icon={phase === null ? Play : Square}
      label={phase === null ? `Hear ${name}` : `Stop ${name}`}
      onClick={() => url !== null && togglePreview(url)}
      size={size}
    />
  )
}
