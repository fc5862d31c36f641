import { chmod, mkdir } from 'node:fs/promises'

/** A folder that every account may enter, whatever the umask. An existing one is left as it is. */
export async function makeOpenFolder(path: string): Promise<void> {
  const made = await mkdir(path, { recursive: true })
  if (made !== undefined) await chmod(path, 0o755)
}
