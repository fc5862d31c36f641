/** Festival and flite know ASCII only, and read the bytes of anything else aloud. */
export function plainLetters(text: string): string {
  return text
    .replace(/[‘’‚‛]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[–—―]/g, ', ')
    .replace(/…/g, '...')
    .replace(/ß/g, 'ss')
    .replace(/æ/gi, 'ae')
    .replace(/ø/gi, 'o')
    .normalize('NFKD')
    .replace(/[^\n\x20-\x7e]/g, '')
}

export function withoutControls(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, (mark) => (mark === '\n' ? '\n' : ' '))
}
