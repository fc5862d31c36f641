import { Slider } from '#web/ui/slider.tsx'

/** How fast speech is, around the voice's own pace. */
export function SpeedSlider({ value, onChange }: { value: number; onChange: (speed: number) => void }) {
  return (
    <Slider
      defaultValue={1}
      format={(speed) => `${speed}×`}
      inline
      label="Speed"
      max={2}
      min={0.5}
      onChange={(speed) => onChange(Math.round(speed * 20) / 20)}
      step={0.05}
      value={value}
    />
  )
}
