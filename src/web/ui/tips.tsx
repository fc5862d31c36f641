import { useEffect } from 'react'
import { lazyPart, usePart } from './lazy-part.ts'
import { followTips, useTip } from './tip-events.ts'

const layer = lazyPart(() => import('./tip-layer.tsx').then(({ TipLayer }) => TipLayer))

/** Once, beside the app's pages. The tip's script comes when the first one shows. */
export function Tips() {
  useEffect(followTips, [])
  const Layer = usePart(
    layer,
    useTip(({ open }) => open),
  )
  return Layer && <Layer />
}
