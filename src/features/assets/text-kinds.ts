/** The text files that the studio takes, told by how they begin. */
export interface TextKind {
  kind: 'subtitle' | 'lut'
  contentType: string
  extension: string
}

const subtitleTime = /\d{2,}:\d{2}:\d{2},\d{3} --> \d{2,}:\d{2}:\d{2},\d{3}/

/** `head` is the beginning of a file that is known to be text; null for any other text. */
export function textKindOf(head: string): TextKind | null {
  const text = head.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
  if (/^WEBVTT(?:[ \t\n]|$)/.test(text))
    return { kind: 'subtitle', contentType: 'text/vtt', extension: 'vtt' }
  const [number = '', time = ''] = text.trimStart().split('\n', 2)
  if (/^\d+\s*$/.test(number) && subtitleTime.test(time)) {
    return { kind: 'subtitle', contentType: 'application/x-subrip', extension: 'srt' }
  }
  return isCube(text) ? { kind: 'lut', contentType: 'application/x-cube', extension: 'cube' } : null
}

const cubeKeyword =
  /^(?:TITLE\s+".*"|(?:DOMAIN_MIN|DOMAIN_MAX)(?:\s+[-+.\deE]+){3}|LUT_[13]D_INPUT_RANGE\s.*)$/
const cubeRow = /^[-+.\deE]+\s+[-+.\deE]+\s+[-+.\deE]+$/

/** Keywords and comments, then a size that a colour table can have, then rows of three numbers. */
function isCube(text: string): boolean {
  let size = false
  let rows = 0
  for (const line of text.split('\n').slice(0, 200)) {
    const trimmed = line.trim()
    if (trimmed === '' || trimmed.startsWith('#') || cubeKeyword.test(trimmed)) continue
    const sized = /^LUT_([13])D_SIZE\s+(\d+)$/.exec(trimmed)
    if (sized) {
      const count = Number(sized[2])
      if (count < 2 || count > (sized[1] === '3' ? 256 : 65_536)) return false
      size = true
    } else if (size && cubeRow.test(trimmed)) rows++
    // The last line of a head may be cut in the middle.
    else return size && rows > 0
  }
  return size && rows > 0
}
