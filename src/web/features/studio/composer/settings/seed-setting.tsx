import { Dices, Lock, LockOpen } from 'lucide-react'
import { useShortcut } from '#web/app/shortcuts/registry.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Input } from '#web/ui/input.tsx'
import { useDraftActions } from '../../draft.ts'
import { useComposer, useFieldError } from '../composer-state.tsx'
import { cardsFor } from '../logic/choices.ts'
import { SettingRow } from './setting-row.tsx'

const mostSeed = 4_294_967_295
const newSeed = () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0

/** Without a kept seed each take gets a new one. The same seed with the same words makes the same take. */
export function SeedSetting() {
  const { draft, facts, quoting } = useComposer()
  const { change } = useDraftActions()
  const error = useFieldError('seed')
  const set = (seed: number | undefined) => change({ seed }, 'Seed')
  const cards = facts ? cardsFor(draft, facts) : []
  const has = cards.some(({ card }) => card.seed)
  useShortcut({ keys: 'shift+r', label: 'New seed', where: 'Studio', run: () => set(newSeed()), off: !has })
  if (!has) return null
  const kept = draft.seed !== undefined
  const next = quoting.quote?.request.seed
  return (
    <SettingRow error={error} label="Seed">
      <div className="flex items-center gap-1.5">
        <Input
          aria-label="Seed"
          className="flex-1 font-mono"
          inputMode="numeric"
          onValue={(text) => {
            const digits = text.replace(/\D/g, '')
            set(digits === '' ? undefined : Math.min(mostSeed, Number(digits)))
          }}
          placeholder={next === undefined ? 'New each time' : String(next)}
          value={draft.seed ?? ''}
        />
        <IconButton icon={Dices} label="New seed" onClick={() => set(newSeed())} shortcut="shift+r" />
        <IconButton
          icon={kept ? Lock : LockOpen}
          label={kept ? 'Keep this seed' : 'A new seed for each take'}
          onClick={() => set(kept ? undefined : (next ?? newSeed()))}
          pressed={kept}
        />
      </div>
    </SettingRow>
  )
}
