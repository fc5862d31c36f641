const note =
  '<!-- Written by tools/write-catalog-docs.ts from the code. Change the code, then run it again. -->'

export const page = (...blocks: string[]): string => `${[note, ...blocks].join('\n\n')}\n`

export function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

export const code = (text: string): string => `\`${text}\``
