import type { Look, SubjectWish } from './words.ts'

/** More of one kind than this are not drawn. */
export const COUNT_MAX = 12

/** A wish with the word that named it, and where it was said. */
export type Named = SubjectWish & { noun: string; sentence: number }

/** "A portrait of a woman" is one picture: whoever is named in the same sentence lends the face the looks. */
export function withFaces(all: readonly Named[]): Named[] {
  const faces = all.filter(({ kind }) => kind === 'face')
  const blank = new Set(faces.filter(({ look }) => look.who === null))
  return all.flatMap((next) => {
    const face = faces.find(({ sentence }) => sentence === next.sentence)
    if (next.kind !== 'person' || face === undefined) return [next]
    const own = blank.has(face) ? face : { ...next, kind: 'face', moving: false, seated: false }
    blank.delete(face)
    if (own !== face) return [own]
    face.colour ??= next.colour
    face.position ??= next.position
    face.count = Math.max(face.count, next.count)
    face.look = lookOf(face.look, next.look)
    return []
  })
}

const lookOf = (known: Look, next: Look): Look => ({
  who: known.who ?? next.who,
  hair: known.hair ?? next.hair,
  beard: known.beard || next.beard,
  umbrella: known.umbrella === false ? next.umbrella : known.umbrella,
  profile: known.profile || next.profile,
})

/** Two of a kind that nothing tells apart stand together. */
export function joined(all: Named[], next: Named): Named[] {
  const same = all.find(
    (other) =>
      other.kind === next.kind &&
      other.position === next.position &&
      other.moving === next.moving &&
      other.seated === next.seated &&
      other.look.who === next.look.who &&
      other.look.beard === next.look.beard &&
      String(other.look.umbrella) === String(next.look.umbrella) &&
      other.look.hair?.join() === next.look.hair?.join() &&
      other.colour?.join() === next.colour?.join(),
  )
  if (same === undefined) return [...all, next]
  same.count = Math.min(COUNT_MAX, same.count + next.count)
  return all
}

/** "A man and a woman sitting": what the last of them does, all do of whom nothing else is said. */
export function together(all: readonly Named[]): void {
  const people = all.filter(({ kind }) => kind === 'person')
  const last = people.at(-1)
  if (last === undefined) return
  for (const other of people) {
    if (other.moving || other.seated) continue
    other.seated = last.seated
    other.moving = last.moving
  }
}

/** Whom "he" or "she" means: the last one who may be it, people first; null for somebody new. */
export function spokenOf(all: readonly Named[], who: Look['who']): Named | null {
  const people = all.filter(({ kind }) => kind === 'person')
  if (people.length === 0) return all.at(-1) ?? null
  return people.findLast(({ look }) => look.who === null || ageless(look.who) === who) ?? null
}

const ageless = (who: Look['who']): Look['who'] => (who === 'boy' ? 'man' : who === 'girl' ? 'woman' : who)

/** Nouns that say that somebody is seen from the side. */
export const sideways = new Set(['profile', 'silhouette'])

export function shownClose(named: Named): void {
  if (named.kind === 'person') named.kind = 'face'
  else named.position ??= 'near'
}

/**
 * The same word again is the same thing ("a car … the car drives"). With an article or a number of its own in one
 * sentence it is another ("a boat on the left and a boat on the right"), and so is one of a kind by another word
 * ("a man and a woman", "grandmother and grandfather").
 */
export function wish(all: Named[], numbered: boolean, next: Named): Named {
  const known = all.findLast((other) => other.kind === next.kind)
  const isOther = known?.count === 1 && known.look.who && next.look.who && known.look.who !== next.look.who
  const another =
    isOther ||
    (numbered &&
      known?.noun !== 'silhouette' &&
      (known?.noun !== next.noun || known.sentence === next.sentence))
  if (known === undefined || another) {
    all.push(next)
    return next
  }
  known.count = Math.max(known.count, next.count)
  known.colour ??= next.colour
  known.position ??= next.position
  known.moving ||= next.moving
  known.seated ||= next.seated
  known.look = lookOf(known.look, next.look)
  return known
}
