/** The mark; with the word when there is room for it. */
export function Logo({ size = 20, word = false }: { size?: number; word?: boolean }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" className="block flex-none">
        <rect x="2" y="3" width="3.5" height="14" rx="1" fill="currentColor" />
        <path d="M8 3h2.500a7 7 0 0 1 0 14H8z" fill="var(--accent-edge)" />
      </svg>
      {word && <span className="text-14 font-semibold tracking-[-0.02em]">Dailies</span>}
    </span>
  )
}
