import type pg from 'pg'

/** More distinct texts than the house has; past it (lists of ever other lengths) statements go unnamed. */
const mostNames = 600
const names = new Map<string, string>()

/**
 * Gives every statement with parameters a name, so that each connection parses and plans it once: half of the database's
 * work for a step of a job was that. Searches stay unnamed: a kept plan is one for any words, and reads every row with a
 * frequent one where the newest page would do. Names live in a session; behind a pooler in transaction mode they must stay off.
 */
export function nameStatements(client: pg.PoolClient): void {
  const query: (...args: unknown[]) => unknown = client.query.bind(client)
  const named = (config: unknown, ...rest: unknown[]) => query(withName(config), ...rest)
  Object.assign(client, { query: named })
}

function withName(config: unknown): unknown {
  if (typeof config !== 'object' || config === null || !('text' in config) || 'submit' in config)
    return config
  const { text } = config
  if (typeof text !== 'string' || isSearch(text) || ('name' in config && config.name !== undefined))
    return config
  const name = nameOf(text)
  return name === undefined ? config : { ...config, name }
}

const isSearch = (text: string): boolean => / ilike /i.test(text)

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= mostNames) return known
  const name = `dailies_${names.size}`
  names.set(text, name)
  return name
}
