/** Prompts to learn from: one subject, one thing that happens, a place, a light. */
export const examplePrompts: readonly string[] = [
  'A lighthouse keeper climbs a spiral stair with a lantern, storm light through narrow windows',
  'A red car crosses a salt desert at noon, dust hanging behind it, heat shimmer on the horizon',
  'A fox stops in fresh snow between birches, breath visible, early blue light',
  'A woman in a yellow raincoat waits under a tram stop at night, neon reflected in wet asphalt',
  'A chef tosses noodles over a high flame in a narrow kitchen, steam and sparks, warm light',
  'A perfume bottle on black stone, a drop of water runs down the glass, soft light from one side',
  'A pair of running shoes lands in a puddle, water frozen in the air, low sun behind',
  'A child releases a paper boat into a stream in a forest, dappled sunlight, close to the water',
  'An old mill by a river in autumn fog, its wheel turning slowly, crows leaving the roof',
  'A city street from above at dusk, headlights drawing lines, windows coming on one by one',
  'A dancer turns alone on an empty stage, dust in a single beam of light, slow',
  'A whale rises beneath a small sailing boat, seen from the air, calm dark sea',
  'An astronaut walks across red dunes toward a half-buried ship, long shadows',
  'A cat watches rain on a window beside a cup of tea, grey afternoon, shallow focus',
  'A watchmaker sets a tiny gear with tweezers, brass and lamplight, very close',
  'A mountain hut at first light, smoke from its chimney, clouds filling the valley below',
]

const wordsOf = (text: string): Set<string> =>
  new Set(
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.filter((word) => word.length > 3),
  )

/** The word that says most about a prompt: its longest. Null when it has none to look for. */
export const tellingWord = (prompt: string): string | null =>
  [...wordsOf(prompt)].reduce<string | null>(
    (best, word) => (word.length > (best?.length ?? 0) ? word : best),
    null,
  )

/** Those that share most words with a prompt, each once, without the prompt itself; the order given decides a draw. */
export function promptsLike(prompt: string, among: readonly string[], most: number): string[] {
  const wanted = wordsOf(prompt)
  const shared = (text: string) => [...wordsOf(text)].filter((word) => wanted.has(word)).length
  return [...new Set(among.map((text) => text.trim()))]
    .filter((text) => text !== '' && text !== prompt.trim())
    .map((text) => ({ text, score: shared(text) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ text }) => text)
}
