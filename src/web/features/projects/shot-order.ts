interface Placed {
  id: string
  position: number
}

/** The shots in their new order, with the positions that go with it. */
export function moved<Shot extends Placed>(shots: readonly Shot[], id: string, to: number): Shot[] {
  const shot = shots.find((one) => one.id === id)
  if (shot === undefined) return [...shots]
  return shots
    .filter((one) => one.id !== id)
    .toSpliced(to, 0, shot)
    .map((one, position) => (one.position === position ? one : { ...one, position }))
}

/** "01": how a shot is numbered on a slate. */
export const shotNumber = (position: number): string => String(position + 1).padStart(2, '0')

/** Where to go when a shot is deleted while it is open: the next one, else the one before. */
export function neighbourOf<Shot extends Placed>(shots: readonly Shot[], id: string): Shot | undefined {
  const at = shots.findIndex((one) => one.id === id)
  return shots[at + 1] ?? shots[at - 1]
}
