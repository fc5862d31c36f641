interface ShotOf {
  id: string
}

/** The shot of the newest take, else the first one. `jobs` are newest first. */
export function lastShot<Shot extends ShotOf>(
  shots: readonly Shot[],
  jobs: readonly { shotId: string | null }[],
): Shot | undefined {
  for (const { shotId } of jobs) {
    const shot = shots.find(({ id }) => id === shotId)
    if (shot !== undefined) return shot
  }
  return shots[0]
}
