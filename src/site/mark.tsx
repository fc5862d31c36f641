export function Mark({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      <rect x="2" y="3" width="3.5" height="14" rx="1" fill="currentColor" />
      <path d="M8 3h2.5a7 7 0 0 1 0 14H8z" fill="var(--accent-edge)" />
    </svg>
  )
}

export function Brand() {
  return (
    <a className="brand" href="/">
      <Mark size={22} />
      Dailies
    </a>
  )
}
