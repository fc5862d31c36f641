/** Invisible characters that change nothing a model should see: controls, soft hyphens, byte-order marks, direction tricks. */
const invisible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: taking control characters out is the point
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]/g

/**
 * One text for one meaning: composed Unicode, no invisible characters, single spaces, at most one empty line, trimmed.
 * Words are never changed, and cleaning twice changes nothing.
 */
export function cleanPrompt(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .toWellFormed()
    .replaceAll('\ufffd', '')
    .replace(invisible, '')
    .normalize('NFC')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
