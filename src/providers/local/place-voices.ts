/** The least silence between two voices, and after the last one. */
const breathSeconds = 0.3
const restSeconds = 0.8

/**
 * When each voice of a film begins. Not before its time, and not before the one before it is done: no two are ever heard at
 * once. If the last one would not be done in time, all begin as much earlier as there is room; what is still missing then is
 * how long the last picture is held, so that no word is lost.
 */
export function placeVoices(
  voices: readonly { earliestSeconds: number; lengthSeconds: number }[],
  filmSeconds: number,
): { starts: number[]; heldSeconds: number } {
  const starts: number[] = []
  let free = 0
  for (const { earliestSeconds, lengthSeconds } of voices) {
    const start = Math.max(earliestSeconds, free)
    starts.push(start)
    free = start + lengthSeconds + breathSeconds
  }
  let latestEnd = filmSeconds - restSeconds
  for (const [index, { lengthSeconds }] of [...voices.entries()].toReversed()) {
    starts[index] = Math.min(starts[index] ?? 0, latestEnd - lengthSeconds)
    latestEnd = (starts[index] ?? 0) - breathSeconds
  }
  const tooEarly = Math.max(0, -(starts[0] ?? 0))
  return { starts: starts.map((start) => start + tooEarly), heldSeconds: tooEarly }
}
