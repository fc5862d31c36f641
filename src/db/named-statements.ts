import type pg from 'pg'

/** More distinct texts than the house has; past it (lists of ever other lengths) statements go unnamed. */
const mostNames = 600
const names = new Map<string, string>()

/**
 * Gives every statement with parameters a name, so that each connection parses and plans it once: half of the database's
 * work for a step of a job was that. Names live in a session; behind a pooler in transaction mode they must stay off.
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
  if (typeof text !== 'string' || ('name' in config && config.name !== undefined)) return config
  const name = nameOf(text)
  return name === undefined ? config : { ...config, name }
}

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= mostNames) return known
  const name = `dailies_${names.size}`
  names.set(text, name)
  return name
}
