import { AfterSteps } from './after-steps.tsx'
import { Ambience } from './ambience.tsx'
import { EngineOptions } from './engine-options.tsx'
import { Fallback } from './fallback.tsx'
import { FirstFrameFromWords } from './first-frame-from-words.tsx'
import { FrameRate } from './frame-rate.tsx'
import { NegativePrompt } from './negative-prompt.tsx'
import { SecondPass } from './second-pass.tsx'
import { Sweep } from './sweep.tsx'
import { VoiceLine } from './voice-line.tsx'

interface AdvancedSettingsProps {
  /** A video that is made. */
  video: boolean
  /** The engine's own options, where they do not stand above already. */
  options: boolean
}

export function AdvancedSettings({ video, options }: AdvancedSettingsProps) {
  return (
    <div className="flex flex-col gap-4">
      <NegativePrompt />
      {options && <EngineOptions />}
      {video && (
        <>
          <FrameRate />
          <FirstFrameFromWords />
          <VoiceLine />
          <Ambience />
          <SecondPass />
          <AfterSteps />
        </>
      )}
      <Sweep />
      <Fallback />
    </div>
  )
}
