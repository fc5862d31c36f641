import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { chown, copyFile, link, lstat, readdir } from 'node:fs/promises'
import { extname, join, relative, resolve, sep } from 'node:path'
import { findProgram } from './tools.ts'

/**
 * What a media child may do. These programs read bytes that strangers made, so a child sees only its own folder, by
 * relative names, with few rights, and dies with us.
 */
export interface MediaLimits {
  /** The child is ended after so long, whatever it does. */
  seconds: number
  /** No frame, no second and no fed byte for so long ends it (ffmpeg only; the others tell nothing). */
  stallSeconds: number
  /** Address space, not resident memory: programs reserve more than they use. */
  memoryBytes: number
  /** The largest file it may write. */
  fileBytes: number
}

export const defaultLimits: MediaLimits = {
  seconds: 1_200,
  stallSeconds: 60,
  memoryBytes: 6 * 1024 ** 3,
  fileBytes: 16 * 1024 ** 3,
}

export interface Account {
  uid: number
  gid: number
}

// "nobody", by number: it need not be in the password file, and it is not the account that PostgreSQL's files belong to.
const lentAccount: Account = { uid: 65_534, gid: 65_534 }

/** Who media children run as; null means as ourselves, because only root can lend an account. */
export function mediaAccount(): Account | null {
  return process.getuid?.() === 0 ? lentAccount : null
}

/** The command line that sets the limits and then becomes the program; where util-linux is absent, the plain program. */
export function confined(path: string, args: readonly string[], limits: MediaLimits): [string, string[]] {
  const line: string[] = []
  const setpriv = process.platform === 'linux' ? findProgram('setpriv') : null
  // Only the kernel can end a child whose parent was killed with SIGKILL.
  if (setpriv) line.push(setpriv, '--no-new-privs', '--pdeathsig', 'KILL', '--')
  const prlimit = process.platform === 'linux' ? findProgram('prlimit') : null
  if (prlimit) {
    line.push(
      prlimit,
      `--as=${limits.memoryBytes}`,
      `--fsize=${limits.fileBytes}`,
      `--cpu=${Math.ceil(limits.seconds) * 8}`,
      '--core=0',
      '--',
    )
  }
  const [program = path, ...rest] = [...line, path, ...args]
  return [program, rest]
}

/** A child gets none of our environment: no keys, no addresses. */
export function bareEnvironment(): Record<string, string> {
  return { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8', HOME: '.', TMPDIR: '.' }
}

/**
 * The folder and what lies in it become the account's. Files with other names elsewhere (hard links to stored media) and
 * links keep their owner.
 */
export async function handOver(folder: string, account: Account | null): Promise<void> {
  if (!account) return
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const entry = await lstat(path)
    if (entry.isFile() && entry.nlink === 1 && entry.uid !== account.uid)
      await chown(path, account.uid, account.gid)
  }
  if ((await lstat(folder)).uid !== account.uid) await chown(folder, account.uid, account.gid)
}

/**
 * The name under which a child finds a file, relative to its folder. A file from elsewhere is linked in, or copied where a
 * link cannot be (another disk, or a file that the account may not read).
 */
export async function nameInside(folder: string, path: string, account: Account | null): Promise<string> {
  const inside = relative(resolve(folder), resolve(path))
  if (inside !== '' && inside !== '..' && !inside.startsWith(`..${sep}`)) return `./${inside}`
  if (!account) return resolve(path)
  const name = `in-${randomUUID()}${extname(path).replace(/[^A-Za-z0-9.]/g, '')}`
  const target = join(folder, name)
  const readableByAll = ((await lstat(path)).mode & 0o004) !== 0
  const linked =
    readableByAll &&
    (await link(path, target).then(
      () => true,
      () => false,
    ))
  if (!linked) await copyFile(path, target, constants.COPYFILE_FICLONE)
  return `./${name}`
}
