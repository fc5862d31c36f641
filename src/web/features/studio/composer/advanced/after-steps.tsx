import { linesOf } from '#catalog/frame-size.ts'
import type { ShotRequest } from '#contract/project.ts'
import { Select } from '#web/ui/select.tsx'
import { useDraftActions } from '../../draft.ts'
import { useComposer, useFieldError } from '../composer-state.tsx'
import { SettingRow } from '../settings/setting-row.tsx'

type Post = NonNullable<ShotRequest['post']>
const asItIs = 'as-it-is'
const sizes = ['720p', '1080p', '1440p', '2160p'] as const
const rates = [12, 18, 24, 25, 30, 48, 60]
const formats = ['mp4', 'webm', 'gif'] as const

/** What this machine does to the finished video: larger, another frame rate, another file. */
export function AfterSteps() {
  const { draft, resolved } = useComposer()
  const { change } = useDraftActions()
  const upscaleError = useFieldError('post.upscale')
  const { post, voice, ambience } = draft
  const made = linesOf(resolved.request?.resolution ?? '720p') ?? 0
  const sound = voice !== undefined || ambience !== undefined
  const set = (patch: { [Key in keyof Post]: Post[Key] | undefined }) => {
    const next = Object.fromEntries(
      Object.entries({ ...post, ...patch }).filter(([, value]) => value !== undefined),
    )
    change({ post: Object.keys(next).length > 0 ? next : undefined }, 'After steps')
  }
  return (
    <section aria-label="After steps" className="flex flex-col gap-2">
      <h2 className="text-12 font-medium text-fg-2">After steps</h2>
      <SettingRow error={upscaleError} label="Upscale">
        <Select
          hideLabel
          label="Upscale"
          onChange={(value) => set({ upscale: sizes.find((size) => size === value) })}
          options={[
            { value: asItIs, label: 'As it is' },
            ...sizes.map((size) => ({
              value: size,
              label: size,
              disabledReason: (linesOf(size) ?? 0) <= made ? 'It is that large' : undefined,
            })),
          ]}
          value={post?.upscale ?? asItIs}
        />
      </SettingRow>
      <SettingRow label="Frames/s">
        <Select
          hideLabel
          label="Frames per second of the file"
          onChange={(value) => set({ fps: rates.find((rate) => String(rate) === value) })}
          options={[
            { value: asItIs, label: 'As it is' },
            ...rates.map((rate) => ({ value: String(rate), label: String(rate) })),
          ]}
          value={post?.fps === undefined ? asItIs : String(post.fps)}
        />
      </SettingRow>
      <SettingRow label="Format">
        <Select
          hideLabel
          label="Format"
          onChange={(value) =>
            set({ format: value === 'mp4' ? undefined : formats.find((one) => one === value) })
          }
          options={formats.map((format) => ({
            value: format,
            label: format === 'webm' ? 'WebM' : format.toUpperCase(),
            disabledReason: sound && format !== 'mp4' ? 'Sound needs MP4' : undefined,
          }))}
          value={post?.format ?? 'mp4'}
        />
      </SettingRow>
    </section>
  )
}
