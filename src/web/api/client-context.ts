/** What every call carries, and who hears that nobody is signed in any more. */
let workspaceId: string | null = null
let signedOut: () => void = () => {}

/** Names the workspace in every call; null while the person has just one. */
export function setWorkspaceHeader(id: string | null): void {
  workspaceId = id
}

export const workspaceHeader = (): Record<string, string> =>
  workspaceId === null ? {} : { 'x-workspace': workspaceId }

export function whenSignedOut(run: () => void): void {
  signedOut = run
}

export const tellSignedOut = (): void => signedOut()

/** For addresses that cannot carry a header: pictures, clips, streams. */
export function inWorkspace(url: string): string {
  if (workspaceId === null) return url
  return `${url}${url.includes('?') ? '&' : '?'}workspace=${encodeURIComponent(workspaceId)}`
}

/** One press of a paid or creating button; kept over its retries, so that it is done once. */
export function newKey(): string {
  // `crypto.randomUUID` is missing on a studio that is reached by plain http.
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
