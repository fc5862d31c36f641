export interface DiffPart {
  kind: 'same' | 'added' | 'removed'
  text: string
}

/** What changed between two prompts, word by word; spaces stay with the word before them. */
export function wordDiff(before: string, after: string): DiffPart[] {
  const [a, b] = [wordsOf(before), wordsOf(after)]
  const common = commonLengths(a, b)
  const parts: DiffPart[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]]
    if (left !== undefined && right !== undefined && sameWord(left, right)) {
      add(parts, 'same', right)
      i++
      j++
    } else if (
      left !== undefined &&
      (right === undefined || lengthAt(common, i + 1, j) >= lengthAt(common, i, j + 1))
    ) {
      add(parts, 'removed', left)
      i++
    } else if (right !== undefined) {
      add(parts, 'added', right)
      j++
    }
  }
  return parts
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}'’-]+\s*|[^\p{L}\p{N}\s]\s*/gu) ?? []
const sameWord = (a: string, b: string): boolean => a.trim() === b.trim()

function add(parts: DiffPart[], kind: DiffPart['kind'], text: string): void {
  const last = parts.at(-1)
  if (last?.kind === kind) last.text += text
  else parts.push({ kind, text })
}

/** For each pair of positions the most words that the rests have in common. */
function commonLengths(a: readonly string[], b: readonly string[]): number[][] {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const row = table[i]
      if (row === undefined) continue
      row[j] = sameWord(a[i] ?? '', b[j] ?? '')
        ? lengthAt(table, i + 1, j + 1) + 1
        : Math.max(lengthAt(table, i + 1, j), lengthAt(table, i, j + 1))
    }
  }
  return table
}

const lengthAt = (table: readonly number[][], i: number, j: number): number => table[i]?.[j] ?? 0
