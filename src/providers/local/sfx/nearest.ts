import type { EffectName } from './effects.ts'

/** Sounds that are not made here, and the one of ours that comes nearest. */
const kin: Partial<Record<EffectName, RegExp>> = {
  steps: /^(gallop\w*|hoov(es|ed)|hoof\w*|trot\w*|march\w*|horses?)$/,
  knock: /^(hammer\w*|gavels?|woodpeckers?|mallet)$/,
  glass: /^(bottles?|vases?|plates?|ceramics?|mirrors?|china)$/,
  engine: /^(trains?|planes?|airplanes?|helicopters?|tractors?|lawnmowers?|generators?|chainsaws?)$/,
  explosion: /^(fireworks?|cannons?|grenades?|eruptions?|volcano\w*)$/,
  impact: /^(drums?|kicks?|bounc\w*|balls?|collisions?|collid\w*|drop(ped|ping))$/,
  whoosh: /^(swords?|blades?|pages?|paper|arrows?|wings?|fly-?by|throw\w*|jump\w*)$/,
  splash: /^(water|pour\w*|pools?|puddles?)$/,
  shot: /^(whips?|crack)$/,
  coin: /^(keys?|chains?|money|cash|jewel\w*)$/,
  click: /^(locks?|latch\w*|levers?|zippers?|staplers?|lighters?|snap\w*)$/,
  door: /^(drawers?|cupboards?|fridges?|boxes|box|trunk)$/,
  notification: /^(phones?|ring(s|ing|tone)?|doorbells?)$/,
  laser: /^(lightsabers?|phasers?|raygun)$/,
  beep: /^(robots?|computers?|scanners?|sonar|radar)$/,
  alarm: /^(horns?|honk\w*|sirenes?)$/,
  riser: /^(tension-?up|crescendos?|suspense)$/,
}

const spellings: Record<EffectName, readonly string[]> = {
  whoosh: ['whoosh', 'swoosh', 'swish'],
  impact: ['impact', 'punch', 'crash', 'thud'],
  explosion: ['explosion', 'explode', 'blast'],
  shot: ['gunshot', 'rifle', 'pistol'],
  riser: ['riser', 'buildup'],
  fall: ['falling', 'downer'],
  laser: ['laser', 'blaster'],
  sparkle: ['sparkle', 'magic', 'shimmer'],
  door: ['door', 'doors'],
  creak: ['creak', 'creaking', 'squeak'],
  knock: ['knock', 'knocking', 'knocks'],
  steps: ['footstep', 'footsteps', 'steps', 'walking'],
  click: ['click', 'button', 'switch'],
  typing: ['typing', 'keyboard', 'typewriter'],
  clock: ['clock', 'ticking'],
  shutter: ['shutter', 'camera'],
  pop: ['bubble', 'popping'],
  glass: ['glass', 'shatter'],
  splash: ['splash'],
  drop: ['droplet', 'dripping'],
  heartbeat: ['heartbeat'],
  engine: ['engine', 'motor', 'motorcycle'],
  beep: ['beep', 'bleep'],
  notification: ['notification', 'alert', 'message'],
  bell: ['bell', 'church', 'chime'],
  coin: ['coin', 'coins', 'arcade'],
  siren: ['siren', 'police', 'ambulance'],
  alarm: ['alarm', 'buzzer'],
}

/** The sound of ours that a word comes nearest to, by its meaning or its spelling; null where nothing is near. */
export function nearestSound(word: string): EffectName | null {
  for (const [effect, words] of Object.entries(kin) as [EffectName, RegExp][])
    if (words.test(word)) return effect
  const reach = word.length < 5 ? 0 : word.length < 8 ? 1 : 2
  let [best, least]: [EffectName | null, number] = [null, reach + 1]
  for (const [effect, words] of Object.entries(spellings) as [EffectName, readonly string[]][]) {
    for (const known of words) {
      const changes = Math.abs(known.length - word.length) > reach ? least : changesBetween(word, known)
      if (changes < least) [best, least] = [effect, changes]
    }
  }
  return best
}

/** How many letters are put in, left out, changed or swapped with a neighbour. */
function changesBetween(a: string, b: string): number {
  let [before, row] = [[] as number[], Array.from({ length: b.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      const changed = (row[j - 1] ?? 0) + (same ? 0 : 1)
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 99) + 1 : 99
      next.push(Math.min(changed, swapped, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    ;[before, row] = [row, next]
  }
  return row[b.length] ?? 0
}
