/** What is seen where; the first that matches is where a sentence plays. `null`: somewhere of its own, which holds for no other. */
const settings: readonly [words: RegExp, place: string | null][] = [
  [/\b(under ?water|reefs?|jellyfish|diver?s?|fish(?:es)?)\b/i, 'under water'],
  [/\b(harbou?rs?|piers?|ports?|docks?|quays?)\b/i, 'harbour'],
  [/\b(beach(?:es)?|seaside)\b/i, 'beach'],
  [/\b(lakes?|rivers?|ponds?)\b/i, 'lake'],
  [/\b(seas?|oceans?|coasts?|bays?|shores?|waves?|lighthouses?|(?:sail)?boats?|ships?|whales?)\b/i, 'sea'],
  [/\b(deserts?|dunes?|cactus)\b/i, 'desert'],
  [/\b(forests?|woods?|deer|stags?)\b/i, 'forest'],
  [/\b(savannas?|elephants?)\b/i, 'savanna'],
  [/\b(city|cities|streets?|towns?|cars?|bus(?:es)?|taxis?|traffic)\b/i, 'city street'],
  [/\b(rooftops?|roofs?)\b/i, 'rooftop'],
  [/\b(mountains?|peaks?|cabins?|valleys?)\b/i, 'mountains'],
  [/\b(fields?|wheat|farms?)\b/i, 'field'],
  [/\b(meadows?|gardens?|parks?|hills?)\b/i, 'meadow'],
  [/\b(caf[eé]s?|bars?|restaurants?)\b/i, 'café'],
  [/\b(rooms?|kitchens?|bedrooms?|fireplaces?)\b/i, 'room'],
  [/\b(stages?|theat(?:re|er)s?|concerts?|curtains?)\b/i, 'stage'],
  [/\b(space|planets?|rockets?|spaceships?|astronauts?)\b/i, 'space'],
  [/\b(trains?|planes?|balloons?|castles?|houses?|horses?|stations?|markets?|schools?|worlds?)\b/i, null],
  [
    /\b(bottles?|products?|shoes?|sneakers?|wristwatch(?:es)?|an? watch|phones?|perfumes?|portraits?)\b/i,
    null,
  ],
]

/** Where each sentence plays that does not say so: where the one before did. Null: it says so itself, or nobody knows. */
export function heldSettings(sentences: readonly string[]): (string | null)[] {
  let held: string | null = null
  return sentences.map((sentence) => {
    const own = settings.find(([words]) => words.test(sentence))
    if (own === undefined) return held
    held = own[1]
    return null
  })
}
