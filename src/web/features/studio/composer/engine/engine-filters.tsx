import { KeyRound } from 'lucide-react'
import { Chip } from '#web/ui/chip.tsx'
import type { EngineFilter } from '../logic/picker-list.ts'

interface EngineFiltersProps {
  total: number
  hasOwnKeys: boolean
  value: EngineFilter | null
  onChange: (filter: EngineFilter | null) => void
}

export function EngineFilters({ total, hasOwnKeys, value, onChange }: EngineFiltersProps) {
  const chip = (filter: EngineFilter, label: string, icon?: typeof KeyRound) => (
    <Chip icon={icon} onClick={() => onChange(value === filter ? null : filter)} pressed={value === filter}>
      {label}
    </Chip>
  )
  return (
    <div className="flex flex-none gap-1.5 overflow-x-auto border-b border-line px-2.5 pb-2.5 [scrollbar-width:none] max-tablet:px-0">
      <Chip onClick={() => onChange(null)} pressed={value === null}>
        All {total}
      </Chip>
      {chip('sound', 'With sound')}
      {chip('quick', 'Under 1 min')}
      {chip('free', 'Free')}
      {hasOwnKeys && chip('own-keys', 'My keys', KeyRound)}
    </div>
  )
}
