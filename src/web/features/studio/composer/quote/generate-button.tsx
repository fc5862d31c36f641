import { Link } from '@tanstack/react-router'
import { Button } from '#web/ui/button.tsx'
import { number, plural, price } from '#web/ui/format.ts'
import { useFreeDraft } from './use-free-draft.ts'
import type { Generating } from './use-generating.ts'

/** The one paid button. It says what it makes; on phones the price is on it, elsewhere above it. */
export function GenerateButton({
  generating,
  withPrice = false,
}: {
  generating: Generating
  withPrice?: boolean
}) {
  const { state, total, takes, upTo, reason, busy, press } = generating
  const size = withPrice ? 'xl' : 'lg'
  const shape = withPrice ? 'h-12! flex-1! justify-between! rounded-4! px-4! text-16' : 'min-w-0 flex-1!'
  if (state.kind === 'short') return <WithoutCredits className={shape} size={size} />
  const some = upTo ? `Up to ${plural(takes, 'take')}` : `Generate ${plural(takes, 'take')}`
  const what = takes === 1 ? 'Generate take' : some
  return (
    <Button
      busy={busy && reason === null}
      className={shape}
      disabledReason={reason ?? undefined}
      kbd={withPrice ? undefined : 'mod+enter'}
      kind="primary"
      onClick={press}
      size={size}
    >
      <span className="truncate">
        {state.kind === 'changed' ? `Generate at ${number(total ?? 0)}` : what}
      </span>
      {total !== null && (
        <span className={withPrice ? 'text-14 font-medium' : 'sr-only'}>{price(total)}</span>
      )}
    </Button>
  )
}

/** What can be done without the credits: the same take for nothing, or a look at the wallet. */
function WithoutCredits({ className, size }: { className: string; size: 'lg' | 'xl' }) {
  const freeDraft = useFreeDraft()
  return freeDraft ? (
    <Button className={className} kind="primary" onClick={freeDraft} size={size}>
      Draft it free
    </Button>
  ) : (
    <Link
      className="flex h-9 flex-1 items-center justify-center font-medium text-accent-fg underline"
      to="/wallet"
    >
      See the wallet
    </Link>
  )
}
