/** A key as it is sent. The key file of a service account is taken as it is, and goes as one word. */
export const keyText = (pasted: string): string => {
  const text = pasted.trim()
  return text.startsWith('{') ? btoa(text) : text
}
