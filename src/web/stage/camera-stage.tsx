import { Home, Pause, Play } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { frameSize } from '#catalog/frame-size.ts'
import { findCameraPreset } from '#catalog/presets/camera.ts'
import { CameraRequest } from '#contract/generation.ts'
import type { PreviewWish } from '#web/features/presets/previews/preview-protocol.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { ErrorCard } from '#web/ui/error-card.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { Slider } from '#web/ui/slider.tsx'
import { Spinner } from '#web/ui/spinner.tsx'
import { PathDrawing } from './path-drawing.tsx'
import { StageCanvas, type StageHandle } from './stage-canvas.tsx'
import { type StagePath, stagePath } from './stage-path.ts'
import type { PreparedStage } from './stage-protocol.ts'
import type { StageMode } from './stage-view.ts'
import { usePaintedClip } from './use-painted-clip.ts'
import { usePlayhead } from './use-playhead.ts'
import { type StageState, usePreparedStage } from './use-prepared-stage.ts'

export interface CameraStageProps {
  /** The start frame; without one the scene is painted from the words, as the draft engine would. */
  image: string | null
  camera: CameraRequest | undefined
  durationSeconds: number
  aspectRatio: string
  prompt?: string | undefined
  negativePrompt?: string | undefined
  seed?: number | undefined
  onClose(): void
}

const still = CameraRequest.parse({})
/** The size that the local engines start from; the path in front of a still depends on its shape only. */
const RESOLUTION = '720p'
const FRAMES_A_SECOND = 12
const MOST_FRAMES = 96

export function CameraStage(props: CameraStageProps) {
  const {
    image,
    camera = still,
    durationSeconds,
    aspectRatio,
    prompt = '',
    negativePrompt = '',
    seed = 0,
  } = props
  const frame = useMemo(() => frameSize(RESOLUTION, aspectRatio), [aspectRatio])
  const prepared = usePreparedStage({ image, prompt, negativePrompt, seed, frame })
  const label = camera.presetId === undefined ? null : findCameraPreset(camera.presetId)?.label
  const stage = prepared.phase === 'ready' ? prepared.stage : null
  const path = useMemo(
    () => (stage === null ? null : stagePath(camera, setOf(stage), { durationSeconds, seed, frame })),
    [camera, stage, durationSeconds, seed, frame],
  )
  const wish: PreviewWish | null =
    stage?.kind !== 'scene'
      ? null
      : {
          ...{ prompt, negativePrompt, seed, styleId: null, camera, durationSeconds },
          ...smallFrame(frame),
          as: 'loop',
          at: evenly(Math.min(MOST_FRAMES, Math.max(2, Math.round(durationSeconds * FRAMES_A_SECOND)))),
        }
  return (
    <Dialog
      open
      size="full"
      title={label == null ? 'Camera path' : `Camera path, ${label}`}
      onOpenChange={(open) => {
        if (!open) props.onClose()
      }}
    >
      {path === null || stage === null ? (
        <Waiting state={prepared} />
      ) : (
        <Ready
          path={path}
          stage={stage}
          wish={wish}
          durationSeconds={durationSeconds}
          aspect={frame.width / frame.height}
          seeded={props.seed !== undefined}
        />
      )}
    </Dialog>
  )
}

function Waiting({ state }: { state: StageState }) {
  return (
    <div className="grid min-h-0 flex-1 place-items-center bg-well">
      {state.phase === 'failed' ? (
        <ErrorCard title="The camera stage did not open" body={state.error.message} actions={null} />
      ) : (
        <p className="flex items-center gap-2 text-fg-2" role="status">
          <Spinner />
          Looking at the start frame
        </p>
      )}
    </div>
  )
}

interface ReadyProps {
  path: StagePath
  stage: PreparedStage
  wish: PreviewWish | null
  durationSeconds: number
  aspect: number
  /** The shot has a seed of its own. */
  seeded: boolean
}

function Ready({ path, stage, wish, durationSeconds, aspect, seeded }: ReadyProps) {
  const [mode, setMode] = useState<StageMode>('around')
  const [flat, setFlat] = useState(false)
  const playhead = usePlayhead(durationSeconds)
  const { clip, painted, failed } = usePaintedClip(wish)
  const handle = useRef<StageHandle>(null)
  const content = useMemo(
    () => ({ stage, path, durationSeconds, aspect }),
    [stage, path, durationSeconds, aspect],
  )
  const notes = [
    path.limit,
    flat ? 'This browser has no WebGL, so the path is drawn flat.' : null,
    stage.kind === 'scene' && !seeded
      ? 'Painted from your words. Without a seed of its own the take may look different.'
      : null,
    stage.kind === 'photo' ? 'Depth is guessed from the picture, as Photo motion does.' : null,
    failed ? 'The view could not be painted.' : null,
    !failed && clip !== null && painted < clip.total
      ? `Painting the view, ${painted} of ${clip.total} frames.`
      : null,
  ].filter((note) => note !== null)
  return (
    <>
      <div className="relative min-h-0 flex-1 bg-well">
        {flat ? (
          <PathDrawing path={path} aspect={aspect} progress={playhead.progress} />
        ) : (
          <StageCanvas
            ref={handle}
            content={content}
            clip={clip}
            painted={painted}
            progress={playhead.progress}
            mode={mode}
            onNoWebgl={() => setFlat(true)}
          />
        )}
      </div>
      <div className="flex flex-none flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5">
        <IconButton
          label={playhead.playing ? 'Pause' : 'Play'}
          icon={playhead.playing ? Pause : Play}
          size="lg"
          iconClassName="fill-current"
          onClick={playhead.toggle}
        />
        <span className="font-mono text-12">
          {(playhead.progress * durationSeconds).toFixed(1)}
          <span className="text-fg-3"> / {durationSeconds} s</span>
        </span>
        <Slider
          hideLabel
          label="Position"
          className="min-w-40 flex-1"
          value={playhead.progress}
          min={0}
          max={1}
          step={0.005}
          format={(progress) => `${(progress * durationSeconds).toFixed(1)} of ${durationSeconds} seconds`}
          onChange={playhead.seek}
        />
        {!flat && (
          <>
            <Segmented
              hideLabel
              label="View"
              value={mode}
              onChange={setMode}
              options={[
                { value: 'around', label: 'Around' },
                { value: 'through', label: 'Camera view' },
              ]}
            />
            <IconButton
              label="Return the view"
              icon={Home}
              shortcut="0"
              onClick={() => handle.current?.home()}
              {...(mode === 'through' && { disabledReason: 'The camera’s view is as it is' })}
            />
          </>
        )}
        <Readout path={path} progress={playhead.progress} />
        {notes.length > 0 && <p className="w-full text-11 text-fg-3">{notes.join(' ')}</p>}
      </div>
    </>
  )
}

/** The camera in numbers. */
function Readout({ path, progress }: { path: StagePath; progress: number }) {
  const { x, y, z, yaw, pitch, roll, focal } = path.stateAt(progress)
  const figure = (value: number) => (Math.abs(value) < 0.05 ? '0.0' : value.toFixed(1).replace('-', '−'))
  return (
    <span className="font-mono text-11 text-fg-3 max-tablet:w-full">
      {`x ${figure(x)} y ${figure(y)} z ${figure(z)} m · pan ${figure(yaw)}° tilt ${figure(pitch)}° roll ${figure(roll)}° · lens ${figure(focal * FULL_FRAME)} mm`}
    </span>
  )
}

/** Width of a full-frame sensor in millimetres, by which people know lenses. */
const FULL_FRAME = 36

function setOf(stage: PreparedStage) {
  return stage.kind === 'scene'
    ? stage
    : ({ kind: 'photo', relief: stage.relief, focus: stage.focus } as const)
}

const evenly = (count: number) => Array.from({ length: count }, (_, i) => i / (count - 1))

/** 480 pixels on the long side. */
function smallFrame({ width, height }: { width: number; height: number }) {
  const scale = 480 / Math.max(width, height)
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}
