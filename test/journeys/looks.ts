import { type Look, laptop, phone, tablet } from '../harness/chromium.ts'
import { isLong } from '../harness/long.ts'

/** A journey is walked in one look; `./dailies test --all` walks it in each width and theme. */
export function looksOf(usual: Look): Look[] {
  if (!isLong) return [usual]
  return [phone, tablet, laptop].flatMap(({ width, height }) =>
    (['dark', 'light'] as const).map((theme) => ({ width, height, theme })),
  )
}
