import { parseArgs } from 'node:util'
import { openKeyRows } from '#features/provider-keys/key-rows.ts'
import { createSealer } from '#features/provider-keys/seal.ts'
import { defineErrors } from '#kernel/errors.ts'
import { type Environment, parseConfig } from './config.ts'
import { beginRotation, endRotation, listOf, loadSecrets } from './secret.ts'
import { withDatabase } from './with-database.ts'

const RotationErrors = defineErrors({
  no_previous_secret: { status: 409, title: 'There is nothing to rotate to.' },
})

/**
 * `dailies rotate-keys`: a new secret for the data folder, and every provider key under it. A secret of the environment
 * is changed there; this then moves the keys. Run it again after a kill: it goes on.
 */
export async function run(args: string[], environment: Environment): Promise<number> {
  const { values } = parseArgs({ args, options: { batch: { type: 'string', default: '100' } } })
  const config = parseConfig(environment)
  const ofFolder = config.secret.current === null
  if (!ofFolder && config.secret.previous === null) {
    throw RotationErrors.no_previous_secret({
      detail:
        'The secret comes from the environment. Put a new one into DAILIES_SECRET and the old one into DAILIES_SECRET_PREVIOUS, restart every process, then run this again.',
    })
  }
  return withDatabase(environment, async (db) => {
    const rowsNow = async () =>
      openKeyRows({ db, sealer: createSealer(listOf(await loadSecrets(config.secret))) })
    if (ofFolder) {
      // The secret before this one is forgotten now: nothing may be under it.
      await (await rowsNow()).rewrap()
      await beginRotation(config.secret.secretFile)
    }
    const rows = await rowsNow()
    const { done, unreadable } = await rows.rewrap(Math.max(1, Number(values.batch) || 100), (count) =>
      console.error(`${count} keys are under the new secret.`),
    )
    if (ofFolder) await endRotation(config.secret.secretFile)
    console.log(`Done: ${done} keys moved; every key opens with the new secret alone.`)
    if (unreadable > 0)
      console.log(
        `${unreadable} keys are under a secret that is not here; their owners paste them once more.`,
      )
    return 0
  })
}
