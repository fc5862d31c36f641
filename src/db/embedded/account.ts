import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { EmbeddedErrors } from './errors.ts'

/** The operating-system account that the server runs as. */
export interface Account {
  uid: number
  gid: number
}

const run = promisify(execFile)

/**
 * PostgreSQL refuses to run as root, so root lends it a system account: the house's own, made once, else PostgreSQL's. Not
 * `nobody`: programs that read strangers' files run under that one, and must not reach the database.
 * Null means: run as the present user.
 */
export async function serverAccount(): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null
  const own = await find('dailies')
  if (own) return own
  await run('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    'dailies',
  ]).catch(() => {})
  for (const name of ['dailies', 'postgres']) {
    const account = await find(name)
    if (account) return account
  }
  throw EmbeddedErrors.embedded_account_missing({
    detail: 'PostgreSQL cannot run as root and there is no account to lend it. Run: useradd --system dailies',
  })
}

async function find(name: string): Promise<Account | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
    const account = { uid: Number(uid.stdout), gid: Number(gid.stdout) }
    return account.uid > 0 ? account : null
  } catch {
    return null
  }
}

/** Asks the kernel, as the account itself: mode bits alone would miss access lists and read-only mounts. */
export async function canReach(
  account: Account | null,
  path: string,
  kind: 'folder' | 'program',
): Promise<boolean> {
  const script = kind === 'folder' ? 'cd "$1"' : 'test -x "$1" && test -r "$1"'
  return run('/bin/sh', ['-c', script, 'sh', path], { cwd: '/', ...(account ?? {}) }).then(
    () => true,
    () => false,
  )
}
