/** What the start page's font can write. */
const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('')
export const letters = `${ascii}“”‘’–…−≈≤→×·€`
