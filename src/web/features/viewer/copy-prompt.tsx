import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#web/ui/button.tsx'

export function CopyPrompt({ prompt }: { prompt: string }) {
  const [copied, setCopied] = useState(false)
  const copy = () =>
    navigator.clipboard.writeText(prompt).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  return (
    <Button
      aria-live="polite"
      className="-mr-2"
      icon={copied ? Check : Copy}
      kind="quiet"
      onBlur={() => setCopied(false)}
      onClick={() => void copy()}
      size="sm"
    >
      {copied ? 'Copied' : 'Copy'}
    </Button>
  )
}
