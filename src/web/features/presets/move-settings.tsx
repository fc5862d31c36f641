import { RotateCcw, Route, TriangleAlert } from 'lucide-react'
import { lintCamera, shotOfRequest } from '#camera/lint.ts'
import type { CameraPreset } from '#camera/preset.ts'
import type { CameraRequest } from '#contract/generation.ts'
import { InsteadButton } from '#web/features/studio/composer/settings/instead-button.tsx'
import { cx } from '#web/ui/cx.ts'
import { Icon } from '#web/ui/icon.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { Select } from '#web/ui/select.tsx'
import { Slider } from '#web/ui/slider.tsx'
import { CurveEditor } from './curve-editor.tsx'
import type { EngineCamera } from './engine-camera.ts'
import { freshCamera } from './fresh-camera.ts'
import {
  type EasingChoice,
  easingOptions,
  speedOptions,
  type TimeCurveName,
  withEasing,
  withSpeed,
} from './move-options.ts'

interface MoveSettingsProps {
  preset: CameraPreset
  camera: CameraRequest
  clip: { durationSeconds: number; hasEndFrame: boolean }
  engine: EngineCamera | null
  onChange(camera: CameraRequest): void
  /** Left out where there is no room for the stage. */
  onOpenStage?: (() => void) | undefined
  /** Only the fields, where a heading and an edge stand around them already. */
  bare?: boolean | undefined
}

export function MoveSettings({
  preset,
  camera,
  clip,
  engine,
  onChange,
  onOpenStage,
  bare = false,
}: MoveSettingsProps) {
  const findings = lintCamera(shotOfRequest(camera, preset, clip))
  return (
    <section
      aria-label={`${preset.label} settings`}
      className={cx(
        'flex flex-none flex-col gap-1.5',
        !bare && 'max-h-[50%] overflow-y-auto border-t border-line px-3 pt-2.5 pb-3 scroll-thin',
      )}
    >
      {!bare && (
        <div className="flex items-center gap-1">
          <h3 className="min-w-0 flex-1 truncate font-medium">{preset.label}</h3>
          {onOpenStage && (
            <IconButton label="Open camera path" icon={Route} size="sm" onClick={onOpenStage} />
          )}
          <IconButton
            label="Reset"
            icon={RotateCcw}
            size="sm"
            onClick={() => onChange(freshCamera(preset))}
          />
        </div>
      )}
      <Slider
        inline
        label="Strength"
        value={Math.round(camera.strength * 100)}
        min={0}
        max={100}
        step={5}
        fineStep={1}
        defaultValue={Math.round(preset.defaultStrength * 100)}
        onChange={(percent) => onChange({ ...camera, strength: percent / 100 })}
      />
      <Row label="Speed">
        <Select
          hideLabel
          size="sm"
          label="Speed"
          value={camera.timeCurve ?? 'linear'}
          onChange={(name: TimeCurveName) => onChange(withSpeed(camera, name))}
          options={speedOptions}
        />
      </Row>
      {camera.timeCurve === 'custom' && camera.curve !== undefined && (
        <CurveEditor points={camera.curve} onChange={(curve) => onChange({ ...camera, curve })} />
      )}
      <Row label="Easing">
        <Select
          hideLabel
          size="sm"
          label="Easing"
          value={camera.easing ?? 'own'}
          onChange={(easing: EasingChoice) => onChange(withEasing(camera, easing))}
          options={easingOptions}
        />
      </Row>
      {preset.side !== undefined && (
        <Row label="Side">
          <Segmented
            hideLabel
            full
            label="Side"
            value={camera.side ?? preset.side}
            onChange={(side) => onChange({ ...camera, side })}
            options={[
              { value: 'left', label: 'Left' },
              { value: 'right', label: 'Right' },
            ]}
          />
        </Row>
      )}
      {engine !== null && <Note warn={engine.refused} text={engine.text} />}
      {engine?.instead && (
        <InsteadButton instead={engine.instead} onChange={(presetId) => onChange({ ...camera, presetId })} />
      )}
      {findings.map(({ code, message, severity }) => (
        <Note
          key={code}
          warn
          text={severity === 'error' ? `${message} The take would be refused.` : message}
        />
      ))}
    </section>
  )
}

function Row({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="grid min-h-7 grid-cols-[60px_minmax(0,1fr)] items-center gap-2.5">
      <span aria-hidden="true" className="text-12 text-fg-2">
        {label}
      </span>
      {children}
    </div>
  )
}

function Note({ warn, text }: { warn: boolean; text: string }) {
  return (
    <p className={cx('flex gap-1.5 text-11', warn ? 'text-warn' : 'text-fg-3')}>
      {warn && <Icon of={TriangleAlert} size={12} label="Warning" className="mt-0.5" />}
      <span className="min-w-0">{text}</span>
    </p>
  )
}
