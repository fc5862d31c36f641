import { readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { z } from 'zod'

const Summary = z.record(
  z.string(),
  z.object({ lines: z.object({ total: z.number(), covered: z.number() }) }),
)

/** Rooms where a line that no test runs is a line that may lose money or work. */
const rooms = ['kernel', 'camera', 'catalog', 'pricing', 'ledger', 'jobs', 'providers']
const LEAST_PERCENT = 90

/** The files that are measured; to read what ran of all others takes longer than their tests. */
export const measured = `src/{${rooms.join(',')}}/**/*.ts`

/** One sentence for each of those rooms whose lines are run too rarely; prints the share of each. */
export async function thinRooms(summaryFile: string, root: string): Promise<string[]> {
  const files = Object.entries(Summary.parse(JSON.parse(await readFile(summaryFile, 'utf8'))))
  const shares = rooms.map((room) => {
    const ofRoom = files.filter(([path]) => relative(root, path).startsWith(join('src', room) + sep))
    const total = ofRoom.reduce((sum, [, { lines }]) => sum + lines.total, 0)
    const covered = ofRoom.reduce((sum, [, { lines }]) => sum + lines.covered, 0)
    return { room, percent: total === 0 ? 0 : (100 * covered) / total }
  })
  console.log(
    `lines run by tests: ${shares.map(({ room, percent }) => `${room} ${percent.toFixed(1)} %`).join(', ')}`,
  )
  return shares
    .filter(({ percent }) => percent < LEAST_PERCENT)
    .map(
      ({ room, percent }) =>
        `Tests run ${percent.toFixed(1)} % of the lines of ${room}; at least ${LEAST_PERCENT} % must be.`,
    )
}
