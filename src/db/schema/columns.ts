import { bigint, customType, text, timestamp } from 'drizzle-orm/pg-core'

export const createdAt = () =>
  timestamp('created_at', { withTimezone: true, precision: 3 }).notNull().defaultNow()
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })
/** Credits and micro-dollars: whole numbers far below 2^53. */
export const integer53 = (name: string) => bigint(name, { mode: 'number' })
export const id = () => text('id').primaryKey()
export const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' })
