/** Where an arrow key, Home or End leads from a tile of a grid; null when the key is not the grid's. */
export function nextTile(key: string, at: number, count: number, columns: number): number | null {
  const to = (index: number) => (index >= 0 && index < count ? index : at)
  switch (key) {
    case 'ArrowRight':
      return to(at + 1)
    case 'ArrowLeft':
      return to(at - 1)
    case 'ArrowDown':
      // From above a short last row, its last tile.
      return at + columns < count
        ? at + columns
        : rowOf(at, columns) < rowOf(count - 1, columns)
          ? count - 1
          : at
    case 'ArrowUp':
      return to(at - columns)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}

const rowOf = (index: number, columns: number) => Math.floor(index / columns)
