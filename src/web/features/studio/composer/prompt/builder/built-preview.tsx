import { findCameraPreset } from '#catalog/presets/camera.ts'
import { negativeInWords, promptInWords } from '#catalog/words.ts'
import { autoCamera, engineCamera } from '#web/features/presets/engine-camera.ts'
import { cx } from '#web/ui/cx.ts'
import { number } from '#web/ui/format.ts'
import { useComposer } from '../../composer-state.tsx'
import { modeOf } from '../../logic/resolve.ts'

/** What the engine will read: the parts in its order, then what is added for the camera and the style; and how the move reaches it. */
export function BuiltPreview({ compiled, most }: { compiled: string; most: number }) {
  const { draft, resolved } = useComposer()
  const { engine, request } = resolved
  const { camera, styleId = null } = draft
  const told = { camera: camera ?? null, styleId }
  const inWords = engine?.modes[modeOf(draft)]?.camera === 'words'
  const sent = request && inWords ? promptInWords({ ...request, ...told, prompt: compiled }, most) : compiled
  const negative = request ? negativeInWords({ ...request, ...told }) : ''
  const preset = camera?.presetId ? findCameraPreset(camera.presetId) : null
  const move = camera && (engineCamera(engine, modeOf(draft), camera, preset) ?? autoCamera(resolved.errors))
  const count = [...sent].length
  return (
    <section
      aria-label="As the engine reads it"
      className="flex flex-col gap-1.5 max-h-44 overflow-y-auto rounded-3 bg-raised p-3 scroll-thin"
    >
      <div className="flex items-center justify-between gap-2 text-12">
        <h3 className="font-medium text-fg-2">{engine ? `${engine.label} reads` : 'The engine reads'}</h3>
        <span className={cx('text-11', count > most ? 'text-bad' : 'text-fg-3')}>
          {number(count)} / {number(most)}
        </span>
      </div>
      <p
        aria-live="polite"
        className={cx('text-13 text-pretty whitespace-pre-wrap', sent === '' && 'text-fg-3')}
      >
        {sent === '' ? 'Fill in a part, and it stands here in the order that this engine likes.' : sent}
      </p>
      {negative !== '' && engine?.modes[modeOf(draft)]?.negativePrompt && (
        <p className="text-12 text-fg-2">Kept out: {negative}</p>
      )}
      {move && <p className={cx('text-12', move.refused ? 'text-bad' : 'text-fg-2')}>{move.text}</p>}
    </section>
  )
}
