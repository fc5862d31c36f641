import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { cx } from './cx.ts'
import { Icon } from './icon.tsx'
import { Tip } from './tip.tsx'

interface CopyTextProps {
  text: string
  label?: string | undefined
  /** A shorter form of the text. */
  shown?: string | undefined
  small?: boolean | undefined
  className?: string | undefined
}

/** An id, a seed, a code: mono, copied on press. */
export function CopyText({ text, label = 'Copy', shown = text, small = false, className }: CopyTextProps) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 1500)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  return (
    <Tip label={copied ? 'Copied' : label}>
      <button
        type="button"
        aria-label={`${label}: ${shown}`}
        onClick={copy}
        className={cx(
          'hit inline-flex min-h-6 max-w-full items-center gap-1 rounded-1 px-0.5 font-mono text-fg-2 hover:text-fg',
          small ? 'text-11' : 'text-12',
          className,
        )}
      >
        <span className="truncate">{shown}</span>
        <Icon of={copied ? Check : Copy} size={12} className={copied ? 'text-ok' : 'text-fg-3'} />
        <span role="status" className="sr-only">
          {copied ? 'Copied' : ''}
        </span>
      </button>
    </Tip>
  )
}
