import type { Voice } from '#contract/voice.ts'
import { SearchInput } from '#web/ui/input.tsx'
import { Select } from '#web/ui/select.tsx'
import { filterChoices, languageName, languageOf, type VoiceWish } from './voice-words.ts'

interface VoiceFiltersProps {
  voices: readonly Voice[]
  wish: VoiceWish
  onWish: (wish: VoiceWish) => void
}

const any = 'any'

export function VoiceFilters({ voices, wish, onWish }: VoiceFiltersProps) {
  const languages = filterChoices(voices, (voice) => voice.languages.map(languageOf), languageName)
  const genders = filterChoices(voices, (voice) => [voice.gender])
  const labels = new Map(voices.map(({ provider, providerLabel }) => [provider, providerLabel]))
  const providers = filterChoices(
    voices,
    ({ provider }) => [provider],
    (id) => labels.get(id) ?? id,
  )
  const choose = (part: 'language' | 'gender' | 'provider') => (value: string) =>
    onWish({ ...wish, [part]: value === any ? null : value })
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SearchInput
        className="min-w-52 flex-1 max-tablet:h-11 max-tablet:w-full max-tablet:flex-none"
        label="Search voices"
        onValue={(words) => onWish({ ...wish, words })}
        placeholder="Name, accent, language"
        size="lg"
        value={wish.words}
      />
      <Select
        hideLabel
        label="Language"
        onChange={choose('language')}
        options={[{ value: any, label: 'Any language' }, ...languages]}
        size="lg"
        value={wish.language ?? any}
      />
      {genders.length > 1 && (
        <Select
          hideLabel
          label="Gender"
          onChange={choose('gender')}
          options={[{ value: any, label: 'Any gender' }, ...genders]}
          size="lg"
          value={wish.gender ?? any}
        />
      )}
      {providers.length > 1 && (
        <Select
          hideLabel
          label="Provider"
          onChange={choose('provider')}
          options={[{ value: any, label: 'Any provider' }, ...providers]}
          size="lg"
          value={wish.provider ?? any}
        />
      )}
    </div>
  )
}
