/** The paragraphs of a text; a heading is one of its own, also where no empty line is around it. */
export const blocksOf = (text: string): string[] =>
  text
    .replace(/^#{1,4}\s.*$/gm, '\n\n$&\n\n')
    .trim()
    .split(/\n{2,}/)
