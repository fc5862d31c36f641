/** Takes secrets out of a text before it becomes an error or a log line; long texts are cut, vendors echo whole requests. */
export function redact(text: string, secrets: readonly string[]): string {
  let clean = text
  for (const secret of secrets) {
    // A key of the form id:secret may be echoed in parts.
    for (const part of [secret, ...secret.split(':')]) {
      if (part.length >= 6) clean = clean.replaceAll(part, '[secret]')
    }
  }
  return clean.length > 500 ? `${clean.slice(0, 500)}…` : clean
}
