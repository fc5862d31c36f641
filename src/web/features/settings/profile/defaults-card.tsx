import { useQuery } from '@tanstack/react-query'
import { type Preferences, useChangePreferences, usePreferences } from '#web/api/preferences.ts'
import { enginesQuery } from '#web/api/queries.ts'
import { ProblemCard } from '#web/ui/problem-card.tsx'
import { Select } from '#web/ui/select.tsx'
import { Loading, Skeleton } from '#web/ui/skeleton.tsx'
import { SettingRow, SettingsCard, SwitchRow } from '../settings-parts.tsx'
import { defaultChoices } from './default-choices.ts'

/** What a new shot begins with; each change is kept at once. */
export function DefaultsCard() {
  const { data, error, refetch } = usePreferences()
  return (
    <SettingsCard title="Defaults for new shots">
      {data !== undefined ? (
        <Defaults defaults={data.defaults} />
      ) : error !== null ? (
        <ProblemCard error={error} onRetry={() => void refetch()} className="my-2" />
      ) : (
        <Loading label="Asking for your defaults" className="flex flex-col gap-4 py-3">
          <Skeleton className="h-7 w-full" />
          <Skeleton className="h-7 w-full" />
          <Skeleton className="h-7 w-full" />
        </Loading>
      )}
    </SettingsCard>
  )
}

const plain = (value: string) => ({ value, label: value })

function Defaults({ defaults }: { defaults: Preferences['defaults'] }) {
  const { data: engines } = useQuery(enginesQuery)
  const change = useChangePreferences()
  const set = (patch: Partial<Preferences['defaults']>) => change.mutate({ defaults: patch })
  const { engineId, durationSeconds, resolution, aspectRatio, allowFallback } = defaults
  const makers = (engines?.items ?? []).filter(
    ({ id, available, modes }) => id === engineId || (available && modes.t2v !== undefined),
  )
  const choices = defaultChoices(
    engines?.items.find(({ id }) => id === engineId),
    defaults,
  )
  return (
    <>
      <SettingRow wide label="Engine" description="Auto takes the one that fits and costs least">
        <Select
          hideLabel
          label="Engine"
          className="w-50 max-tablet:w-full"
          value={engineId}
          onChange={(value) => set({ engineId: value })}
          options={[
            { value: 'auto', label: 'Auto' },
            ...makers.map(({ id, label }) => ({ value: id, label })),
          ]}
        />
      </SettingRow>
      <SettingRow wide label="Length and shape">
        <div className="flex gap-1.5 [&>*]:flex-1">
          <Select
            hideLabel
            label="Length"
            className="tablet:w-21"
            value={String(durationSeconds)}
            onChange={(value) => set({ durationSeconds: Number(value) })}
            options={choices.durations.map((value) => ({ value: String(value), label: `${value} s` }))}
          />
          <Select
            hideLabel
            label="Resolution"
            className="tablet:w-23"
            value={resolution}
            onChange={(value) => set({ resolution: value })}
            options={choices.resolutions.map(plain)}
          />
          <Select
            hideLabel
            label="Shape"
            className="tablet:w-21"
            value={aspectRatio}
            onChange={(value) => set({ aspectRatio: value })}
            options={choices.aspectRatios.map(plain)}
          />
        </div>
      </SettingRow>
      <SwitchRow
        label="May switch engine"
        description="When one fails, only to one that costs the same or less, and it says so"
        checked={allowFallback}
        onChange={(value) => set({ allowFallback: value })}
      />
    </>
  )
}
