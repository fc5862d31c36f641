import type { LayerName } from './layers.ts'

/** How loud each layer is in the mix; 1 is its own level. */
export type Recipe = Partial<Record<LayerName, number>>

export interface Understood {
  recipe: Recipe
  /** The words that chose something, for the person to see. */
  heard: string[]
}

const dictionary: { words: RegExp; recipe: Recipe }[] = [
  {
    words:
      /\b(seas?|oceans?|waves?|beach(es)?|coast|shore|surf|lighthouse|harbou?r|ships?|sail\w*|cliffs?)\b/g,
    recipe: { sea: 1, wind: 0.25 },
  },
  { words: /\b(rain(s|y|ing|fall|drops?|storm)?|drizzle|downpour|monsoon|wet)\b/g, recipe: { rain: 1 } },
  { words: /\b(thunder\w*|storm\w*|lightning|tempest)\b/g, recipe: { rain: 0.9, thunder: 0.9, wind: 0.5 } },
  {
    words:
      /\b(wind\w*|breez\w*|gusts?|blizzard|desert|dunes?|mountains?|peaks?|snow\w*|plains?|steppe|canyon)\b/g,
    recipe: { wind: 0.9 },
  },
  {
    words: /\b(forests?|woods?|jungle|trees?|pines?|park|garden|meadows?|countryside|valley|deer)\b/g,
    recipe: { leaves: 0.9, birds: 0.7 },
  },
  { words: /\b(birds?|birdsong|morning|dawn|sunrise|spring)\b/g, recipe: { birds: 0.8, leaves: 0.3 } },
  {
    words: /\b(crickets?|insects?|cicadas?|fireflies|firefly|summer night|night)\b/g,
    recipe: { insects: 0.6 },
  },
  {
    words: /\b(cit(y|ies)|streets?|traffic|cars?|urban|downtown|neon|skyscrapers?|taxis?|alley|road)\b/g,
    recipe: { city: 1 },
  },
  {
    words: /\b(fire|campfire|bonfire|fireplace|flames?|embers|torch(es)?|hearth|burning)\b/g,
    recipe: { fire: 1 },
  },
  { words: /\b(rivers?|streams?|creek|brook|waterfalls?|fountain|lake)\b/g, recipe: { stream: 1 } },
  {
    words:
      /\b(rooms?|interiors?|indoors?|office|studio|kitchen|bedroom|caf[eé]|library|product|table|portrait)\b/g,
    recipe: { room: 1 },
  },
]

/** Reads a prompt. Night on a street has no crickets, and a place that nobody named still has air. */
export function understandAmbience(prompt: string): Understood {
  const text = prompt.toLowerCase()
  const recipe: Recipe = {}
  const heard: string[] = []
  for (const entry of dictionary) {
    const words = text.match(entry.words)
    if (!words) continue
    heard.push(...new Set(words))
    for (const [name, level] of Object.entries(entry.recipe) as [LayerName, number][]) {
      recipe[name] = Math.max(recipe[name] ?? 0, level)
    }
  }
  if (recipe.city || recipe.sea || recipe.room) {
    if (recipe.insects && !/\b(crickets?|insects?|cicadas?)\b/.test(text)) delete recipe.insects
  }
  if (/\bsnow\w*|blizzard\b/.test(text)) {
    delete recipe.insects
    delete recipe.birds
  }
  if (Object.keys(recipe).length === 0) recipe.room = 1
  return { recipe, heard }
}
