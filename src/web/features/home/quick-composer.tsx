import { ImageIcon, Paperclip, Video } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '#web/ui/button.tsx'
import { ChoiceChip } from '#web/ui/choice-chip.tsx'
import { cx } from '#web/ui/cx.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { useProjects } from '../projects/use-projects.ts'
import { chooseFiles } from '../uploads/choose-files.ts'
import { useDrop } from '../uploads/use-drop.ts'
import { type DraftKind, draftOfPrompt, draftOfStill, shotOfClip } from './draft-requests.ts'
import { SourceChip } from './source-chip.tsx'
import { useMakeFilm } from './use-make-film.ts'
import { useSource } from './use-source.ts'

const durations = ['2', '4', '6', '8'] as const
const shapes = ['16:9', '9:16', '1:1', '2.39:1'] as const
const newProject = 'new'

/** One line from words, a still or a clip to a shot; drafts are drawn on this machine and free. */
export function QuickComposer() {
  const inputId = useId()
  const [prompt, setPrompt] = useState('')
  const [kind, setKind] = useState<DraftKind>('video')
  const [duration, setDuration] = useState<(typeof durations)[number]>('4')
  const [aspectRatio, setAspectRatio] = useState<string>('16:9')
  const [projectId, setProjectId] = useState(newProject)
  const { source, refusal, take, clear } = useSource()
  const { projects } = useProjects('', 'newest')
  const making = useMakeFilm()
  const drop = useDrop(take)
  const isVideo = kind === 'video' || source !== null
  const isClip = source?.kind === 'video'

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (making.isPending || reason !== undefined) return
    const settings = { durationSeconds: Number(duration), aspectRatio }
    const ready = source?.state.phase === 'ready' ? { id: source.state.assetId, name: source.name } : null
    const shot =
      ready === null
        ? draftOfPrompt(prompt.trim(), { kind, ...settings })
        : isClip
          ? shotOfClip(ready)
          : draftOfStill(ready, prompt.trim(), settings)
    const wish = {
      projectId: projectId === newProject ? null : projectId,
      name: shot.name,
      shots: [shot] as const,
      draft: !isClip,
    }
    // The studio is open by then and this form gone, so the mutation's own callbacks would not be heard.
    making.mutateAsync(wish).then(clear, () => {})
  }
  const reason = reasonNotToStart(prompt, source?.state.phase)
  return (
    <form
      aria-label="Draft a shot"
      onSubmit={submit}
      {...drop.handlers}
      className={cx(
        'mb-3 rounded-3 bg-raised inset-ring focus-within:inset-ring-accent-edge focus-within:ring-3 focus-within:ring-accent-soft',
        drop.over ? 'inset-ring-accent-edge ring-3 ring-accent-soft' : 'inset-ring-line-2',
      )}
    >
      <div className="flex min-h-13 flex-wrap items-center gap-x-3 gap-y-2 py-2 pr-2 pl-4 max-laptop:pl-3">
        <div className="flex min-w-0 flex-1 basis-80 items-center gap-2 max-laptop:basis-full">
          {source !== null && <SourceChip source={source} onRemove={clear} />}
          <label htmlFor={inputId} className="sr-only">
            Describe a shot
          </label>
          <input
            id={inputId}
            value={prompt}
            onChange={(event) => setPrompt(event.target.value)}
            placeholder={
              source === null ? 'Describe a shot, or drop a still or a clip' : 'Add words, if it needs any'
            }
            maxLength={5000}
            autoComplete="off"
            className="h-9 w-full min-w-0 flex-1 bg-transparent text-[15px] outline-none placeholder:text-fg-3 max-tablet:text-16"
          />
          <IconButton
            label="Add a still"
            icon={Paperclip}
            onClick={() => void chooseFiles('image', false).then((files) => take({ files, assetId: null }))}
          />
        </div>
        <div className="flex min-w-0 flex-wrap items-center gap-1.5 max-laptop:flex-1">
          {source === null && (
            <ChoiceChip
              label="What to draw"
              icon={isVideo ? Video : ImageIcon}
              value={kind}
              onChange={setKind}
              options={[
                { value: 'video', label: 'Video' },
                { value: 'picture', label: 'Picture' },
              ]}
            />
          )}
          {isVideo && !isClip && (
            <ChoiceChip
              label="Length"
              value={duration}
              onChange={setDuration}
              options={durations.map((value) => ({ value, label: `Local draft, ${value} s` }))}
            />
          )}
          {!isClip && (
            <ChoiceChip
              label="Shape"
              value={aspectRatio}
              onChange={setAspectRatio}
              options={shapes.map((value) => ({ value, label: value }))}
            />
          )}
          <ChoiceChip
            label="Where the shot goes"
            value={projectId}
            onChange={setProjectId}
            options={[
              { value: newProject, label: 'New project' },
              ...(projects ?? []).slice(0, 8).map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </div>
        <Button
          type="submit"
          size="lg"
          kbd="enter"
          busy={making.isPending}
          disabledReason={making.isPending ? undefined : reason}
          className="bg-panel! max-tablet:h-11 max-tablet:w-full"
        >
          {isClip ? 'Open in studio' : 'Draft it free'}
        </Button>
      </div>
      {(refusal ?? failureOf(source)) !== null && (
        <p role="alert" className="px-4 pb-2.5 text-12 text-bad">
          {refusal ?? failureOf(source)}
        </p>
      )}
    </form>
  )
}

type Phase = NonNullable<ReturnType<typeof useSource>['source']>['state']['phase']

function reasonNotToStart(prompt: string, phase: Phase | undefined): string | undefined {
  if (phase === 'coming') return 'The file is still on its way'
  if (phase === 'failed') return 'The file did not arrive. Try it again or remove it'
  return phase === undefined && prompt.trim() === '' ? 'Describe the shot first' : undefined
}

const failureOf = (source: ReturnType<typeof useSource>['source']): string | null =>
  source?.state.phase === 'failed' ? source.state.message : null
