import { useQuery } from '@tanstack/react-query'
import { voicesQuery } from '#web/api/queries.ts'
import { Select } from '#web/ui/select.tsx'

const best = 'best'

interface VoiceSelectProps {
  value: string | undefined
  onChange: (voiceId: string | undefined) => void
}

export function VoiceSelect({ value, onChange }: VoiceSelectProps) {
  const voices = useQuery(voicesQuery)
  const options = (voices.data?.items ?? []).map(({ id, label, language }) => ({
    value: id,
    label,
    note: language,
  }))
  if (voices.data && options.length === 0) {
    return (
      <p className="text-12 text-warn">This machine has no voices. Install espeak-ng, flite or festival.</p>
    )
  }
  return (
    <Select
      disabled={!voices.data}
      label="Voice"
      onChange={(id) => onChange(id === best ? undefined : id)}
      options={[{ value: best, label: 'The best there is' }, ...options]}
      value={value ?? best}
    />
  )
}
