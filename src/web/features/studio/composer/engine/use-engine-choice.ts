import { useDraftActions } from '../../draft.ts'
import type { EngineFit } from '../logic/fits.ts'

/** Options belong to one engine, so they stay behind when another one is taken. */
export function useEngineChoice() {
  const { change } = useDraftActions()
  return {
    chooseAuto: () => change({ engineId: 'auto', options: {} }, 'Engine'),
    choose: (fit: EngineFit) => {
      const patch = fit.kind === 'one-change' ? fit.change.patch : {}
      change({ ...patch, engineId: fit.engine.id, options: {} }, 'Engine')
    },
  }
}
