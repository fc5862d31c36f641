import { type Database, openDatabase } from '#db/client.ts'

export interface Statement {
  text: string
  values: unknown[]
}

/** What a piece of our code asks the database, word for word. */
export async function statementsOf(
  url: string,
  run: (db: Database) => Promise<unknown>,
): Promise<Statement[]> {
  const db = openDatabase({ url, maxConnections: 4 })
  const pool = db.$client
  const seen: Statement[] = []
  const query = pool.query.bind(pool)
  const spy = (asked: { text: string }, values: unknown[] = []) => {
    seen.push({ text: asked.text, values })
    return query(asked, values)
  }
  Object.assign(pool, { query: spy })
  try {
    await run(db)
  } finally {
    await pool.end()
  }
  return seen
}

/** The same statements by the bare driver, one after the other as our code asks them. */
export async function runBare(db: Database, statements: readonly Statement[]): Promise<void> {
  for (const { text, values } of statements) await db.$client.query(text, values)
}

/** Tables that a statement reads from end to end, by the server's own plan. */
export async function tablesScanned(db: Database, { text, values }: Statement): Promise<string[]> {
  const { rows } = await db.$client.query(`explain (format json) ${text}`, values)
  const found: string[] = []
  const look = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    const isScan = 'Node Type' in node && node['Node Type'] === 'Seq Scan'
    if (isScan && 'Relation Name' in node) found.push(String(node['Relation Name']))
    for (const part of Object.values(node)) look(part)
  }
  look(rows)
  return found
}
