import { useMe } from '#web/api/session.ts'
import { LinkButton } from '#web/ui/button.tsx'
import { CopyText } from '#web/ui/copy-text.tsx'
import { WalletCard } from './wallet-card.tsx'

/** Nothing is for sale here: who gives credits, and what goes without. */
export function MoreCreditsCard({ className }: { className: string }) {
  const me = useMe()
  return (
    <WalletCard title="More credits" className={className}>
      {me.studioRole === 'owner' ? (
        <>
          <p className="text-pretty text-fg-2">
            You own this studio, so you give its credits. Run this on its machine:
          </p>
          <CopyText
            text={`./dailies grant ${me.email} 500 --reason "More takes"`}
            label="Copy the command"
            className="self-start bg-raised px-2! py-1 inset-ring inset-ring-line"
          />
        </>
      ) : (
        <p className="text-pretty text-fg-2">
          The owner of this studio gives credits. They come at once, and stand here with the reason.
        </p>
      )}
      <ul className="flex list-inside list-disc flex-col gap-1 text-12 text-fg-3">
        <li>Engines on this machine draft for free</li>
        <li>Takes on your own provider key cost no credits</li>
        <li>What fails comes back in full</li>
      </ul>
      <LinkButton
        to="/settings/$section"
        params={{ section: 'keys' }}
        className="mt-auto self-start"
        size="sm"
      >
        Add a provider key
      </LinkButton>
    </WalletCard>
  )
}
