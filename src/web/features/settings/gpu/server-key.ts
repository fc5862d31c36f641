/** An address as people type it, with the token of a proxy before it, as the studio keeps both. */
export function serverKey(address: string, token: string): string {
  const typed = address.trim().replace(/\/+$/, '')
  const url = /^https?:\/\//i.test(typed) ? typed : `http://${typed}`
  const words = token.trim()
  if (words === '') return url
  return `${url}#${new URLSearchParams({ authorization: `Bearer ${words}` })}`
}
