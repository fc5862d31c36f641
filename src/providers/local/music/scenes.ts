import type { MusicMood } from '#contract/music.ts'

/** What the pictures of a text call for, where no word of it names a mood. */
export const scenes: Record<MusicMood, RegExp> = {
  calm: /\b(lakes?|seas?|bays?|rivers?|beach\w*|shores?|harbou?rs?|boats?|sailboats?|lighthouses?|snow\w*|cabins?|deer)\b/g,
  uplifting: /\b(dawn|sunrise|mornings?|meadows?|balloons?|spring|flowers?|fields?|gardens?|birds?)\b/g,
  epic: /\b(storms?|stormy|thunder\w*|mountains?|volcano\w*|eagles?|castles?|armies|army|dragons?|rockets?|waterfalls?|whales?)\b/g,
  tense: /\b(lightning|wolf|wolves|hunters?|alleys?|sirens?|flames?|burn\w*|escapes?|shadows?)\b/g,
  sad: /\b(rain\w*|alone|empty|autumn|farewell|graves?|abandoned|old man|old woman)\b/g,
  mysterious: /\b(nights?|midnight|moon\w*|stars?|aurora|forests?|caves?|ruins?|underwater|mist\w*|owls?)\b/g,
  romantic: /\b(sunsets?|couples?|roses?|candles?|kiss\w*|paris|venice|hearts?)\b/g,
  playful: /\b(dogs?|pupp(?:y|ies)|cats?|kittens?|toys?|circus|penguins?|rabbits?|ducks?)\b/g,
  energetic:
    /\b(cit(?:y|ies)|streets?|traffic|cars?|races?|racing|trains?|skyline|skyscrapers?|stadiums?)\b/g,
  lofi: /\b(windows?|desks?|books?|bookshops?|kitchens?|coffee|tea|rooms?)\b/g,
}
