import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { cx } from './cx.ts'
import { Icon } from './icon.tsx'
import { Tip } from './tip.tsx'

/** An id, a seed, a code: mono, copied on press. */
export function CopyText({
  text,
  label = 'Copy',
  shown,
  className,
}: {
  text: string
  label?: string
  shown?: string
  className?: string | undefined
}) {
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
        aria-label={`${label}: ${text}`}
        onClick={copy}
        className={cx(
          'hit group inline-flex max-w-full items-center gap-1 rounded-1 px-0.5 font-mono text-12 text-fg-2 hover:text-fg',
          className,
        )}
      >
        <span className="truncate">{shown ?? text}</span>
        <Icon of={copied ? Check : Copy} size={12} className={cx('text-fg-3', copied && 'text-ok')} />
        <span role="status" className="sr-only">
          {copied ? 'Copied' : ''}
        </span>
      </button>
    </Tip>
  )
}
