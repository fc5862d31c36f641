/** What a person sees: no folders, no control or direction-changing characters, and the ending that the bytes deserve. */
export function displayName(given: string, extension: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  const dot = clean.lastIndexOf('.')
  const stem = (dot > 0 ? clean.slice(0, dot) : clean).slice(0, 150).trim()
  return `${stem || 'Untitled'}.${extension}`
}

/** A `Content-Disposition` that no name can break out of (RFC 6266): plain ASCII, then the real name in percent code. */
export function contentDisposition(type: 'inline' | 'attachment', name: string): string {
  const ascii = name.normalize('NFKD').replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16)}`,
  )
  return `${type}; filename="${ascii}"; filename*=UTF-8''${encoded}`
}

/** The name to save an asset under: takes are named by their words, which end like a sentence and not like a file. */
export function downloadName(name: string, storageKey: string): string {
  const extension = /\.([a-z0-9]+)$/i.exec(storageKey)?.[1]
  if (extension === undefined || name.toLowerCase().endsWith(`.${extension.toLowerCase()}`)) return name
  return `${name}.${extension}`
}
