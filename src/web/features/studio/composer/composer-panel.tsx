export function ComposerPanel() {
  return <aside aria-label="Prompt" className="flex min-w-0 flex-1 flex-col bg-panel" />
}
