/** How far this machine's clock is from the studio's, in milliseconds; from the dates of its answers. */
let ahead = 0

export function hearServerDate(date: string | null, now: number = Date.now()): void {
  const said = date === null ? Number.NaN : Date.parse(date)
  // An answer's date has whole seconds and took its way; only a clock that is wrong is corrected.
  if (!Number.isNaN(said)) ahead = Math.abs(said - now) > 3_000 ? said - now : 0
}

/** Now, as the studio would say. */
export const serverNow = (): number => Date.now() + ahead
