export function PresetsPanel() {
  return <aside aria-label="Presets" className="flex min-w-0 flex-1 flex-col bg-panel" />
}
