import { Fragment } from 'react'
import type { InputCard } from '#catalog/engine.ts'
import { countToTotal } from '#catalog/input-errors.ts'
import { useComposer, useFieldError } from '../composer-state.tsx'
import { cardsFor } from '../logic/choices.ts'
import { EmptySlot } from './empty-slot.tsx'
import { InputTile } from './input-tile.tsx'
import { UploadTile } from './upload-tile.tsx'

/** What goes into the shot, by what it is for: filled places first, then one empty place for each use that has room. */
export function References() {
  const { inputs, draft, facts } = useComposer()
  const error = useFieldError('inputs')
  // What the engine does not take stays in sight, so that it can be taken out.
  const foreign = inputs.inputs.filter(({ role }) => !inputs.slots.some((slot) => slot.role === role))
  // Where any one of several will do, the others have no room once it is there.
  const most = facts ? (cardsFor(draft, facts)[0]?.card.inputTotal?.max ?? Number.POSITIVE_INFINITY) : 0
  const full = countToTotal([...inputs.inputs, ...inputs.uploads]) >= most
  if (inputs.slots.length === 0 && foreign.length === 0) return null
  return (
    <div className="flex flex-col gap-2">
      <ul aria-label="Inputs" className="grid grid-cols-4 gap-2 max-tablet:grid-cols-3">
        {foreign.map((input) => (
          <InputTile key={`${input.index}-${input.assetId}`} input={input} />
        ))}
        {inputs.slots.map((slot) => (
          <Slot
            key={slot.role}
            hidden={
              (full && slot.role !== 'background') ||
              (slot.role === 'firstFrame' && draft.image !== undefined)
            }
            slot={slot}
          />
        ))}
      </ul>
      {error !== undefined && (draft.inputs ?? []).length > 0 && (
        <p className="text-12 text-bad" role="alert">
          {error}
        </p>
      )}
    </div>
  )
}

function Slot({ slot, hidden }: { slot: InputCard; hidden: boolean }) {
  const { inputs } = useComposer()
  const filled = inputs.inputs.filter(({ role }) => role === slot.role)
  const coming = inputs.uploads.filter(({ role }) => role === slot.role)
  return (
    <Fragment>
      {filled.map((input) => (
        <InputTile key={`${input.index}-${input.assetId}`} input={input} />
      ))}
      {coming.map((upload) => (
        <UploadTile key={upload.id} upload={upload} />
      ))}
      {!hidden && filled.length + coming.length < slot.max && <EmptySlot slot={slot} />}
    </Fragment>
  )
}
