import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { CommonErrors } from '#kernel/errors.ts'

type CursorValues = readonly [string | number, string]

/** Where a page ended: the sort value and the id of its last row, opaque to the client. */
export function encodeCursor(values: CursorValues): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

/** Null for the first page; throws `validation_failed` for what we did not hand out. */
export function decodeCursor<S extends z.ZodType<CursorValues>>(
  cursor: string | undefined,
  schema: S,
): z.output<S> | null {
  if (cursor === undefined) return null
  const parsed = schema.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')))
  if (parsed.success) return parsed.data
  throw CommonErrors.validation_failed({
    detail: 'This cursor is not one that a list gave you.',
    errors: [{ path: 'query.cursor', code: 'invalid_cursor', message: 'Pass nextCursor as it came.' }],
  })
}

const TimeCursor = z.tuple([z.iso.datetime(), z.string().min(1).max(64)])

/** The pattern for `ilike` that finds the words as they are written anywhere in a text. */
export const containing = (words: string): string => `%${words.replace(/[\\%_]/g, '\\$&')}%`

/**
 * The rows after the cursor in a list ordered by a time and id, newest first, as the composite index has them. Our
 * times are kept in whole milliseconds, so the cursor's text loses nothing.
 */
export function afterCursor(at: PgColumn, id: PgColumn, cursor: string | undefined): SQL | undefined {
  const last = decodeCursor(cursor, TimeCursor)
  return last === null ? undefined : sql`(${at}, ${id}) < (${last[0]}::timestamptz, ${last[1]})`
}

interface Created {
  createdAt: Date
  id: string
}
const byCreation = (row: Created): CursorValues => [row.createdAt.toISOString(), row.id]

/** Cuts `limit + 1` selected rows to a page; lists in another order say what their cursor holds. */
export function toPage<Row extends Created, Item>(
  rows: readonly Row[],
  limit: number,
  show: (row: Row) => Item,
  cursorOf: (row: Row) => CursorValues = byCreation,
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(show),
    nextCursor: rows.length > limit && last ? encodeCursor(cursorOf(last)) : null,
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
