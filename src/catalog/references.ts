import type { GenerationRequest, InputRole, Mode } from '#contract/generation.ts'
import type { ReferenceKind } from '#contract/reference.ts'
import type { Engine, ModeCard } from './engine.ts'
import { countToTotal } from './input-errors.ts'

/** Pictures that a prompt can name. */
export interface NamedPictures {
  id: string
  handle: string
  name: string
  kind: ReferenceKind
  /** Assets, the cover first. */
  images: readonly string[]
}

type Wish = Pick<GenerationRequest, 'mode' | 'prompt' | 'inputs'>

/** The name as prompts write it: "Old Mill" is @old-mill. Empty when nothing of it can be written. */
export const handleFrom = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40)

const mention = /(?<![\p{L}\p{N}_.@])@([\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*)/gu

/** What a prompt names with an @, each once. */
export const mentionsIn = (prompt: string): string[] => [
  ...new Set([...prompt.normalize('NFC').matchAll(mention)].map((match) => match[1]?.toLowerCase() ?? '')),
]

/** Words that get a picture to go by become work with references. */
const modeWith: Partial<Record<Mode, Mode>> = { t2v: 'r2v', t2i: 'i2i' }
export const modeWithReferences = (mode: Mode): Mode => modeWith[mode] ?? mode

/**
 * The request as one engine reads it: the pictures of each set as inputs, as far as the engine takes them, and each name as
 * words about its pictures. Of a set that is among the inputs already, those are used and no more.
 */
export function withReferences(
  wish: Wish,
  sets: readonly NamedPictures[],
  engine: Engine,
): Wish & { notes: string[] } {
  const given = (set: NamedPictures) => wish.inputs.some(({ assetId }) => set.images.includes(assetId))
  const mode = modeWithReferences(wish.mode)
  const card = engine.modes[mode]
  if (card === undefined || sets.length === 0)
    return { ...wish, mode: sets.length > 0 ? mode : wish.mode, notes: [] }
  const inputs = [
    ...wish.inputs,
    ...pick(
      sets.filter((set) => !given(set)),
      wish.inputs,
      card,
    ),
  ]
  const name = engine.pictureName ?? ((number: number) => String(number))
  const places = placesOf(inputs, card)
  const wordsOf = (set: NamedPictures): string => {
    const numbers = inputs.flatMap(({ assetId }, index) =>
      set.images.includes(assetId) ? [places[index] ?? 1] : [],
    )
    if (numbers.length === 0) return set.name
    const plain = engine.pictureName === undefined ? (numbers.length === 1 ? 'image ' : 'images ') : ''
    return `${nouns[set.kind]} ${plain}${listed(numbers.map(name))}`
  }
  const prompt = wish.prompt.normalize('NFC').replace(mention, (written, handle: string) => {
    const set = sets.find((one) => one.handle === handle.toLowerCase())
    return set === undefined ? written : wordsOf(set)
  })
  const notes = sets.flatMap((set) => {
    const taken = inputs.filter(({ assetId }) => set.images.includes(assetId)).length
    return given(set) || taken === set.images.length ? [] : [shortNote(set, taken)]
  })
  return { mode, prompt, inputs, notes }
}

const nouns: Record<ReferenceKind, string> = {
  character: 'the person in',
  product: 'the product in',
  place: 'the place in',
  style: 'the style of',
}

/** "Takes 3 of 5 pictures of Mara: the first three." */
function shortNote({ name, images }: NamedPictures, taken: number): string {
  if (taken === 0) return `Takes no picture of ${name}: there is no room for one.`
  return `Takes ${taken} of ${images.length} pictures of ${name}: the first${taken === 1 ? '' : ` ${counts[taken] ?? taken}`}.`
}
const counts = ['', '', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

/** One picture of each set first, then the second of each, while there is room; in the order of the sets. */
function pick(sets: readonly NamedPictures[], own: Wish['inputs'], card: ModeCard): Wish['inputs'] {
  const room = new Map(
    card.inputs.map(({ role, max }) => [role, max - own.filter((input) => input.role === role).length]),
  )
  let left = (card.inputTotal?.max ?? Number.POSITIVE_INFINITY) - countToTotal(own)
  const taken = new Map(sets.map((set) => [set, 0]))
  const most = Math.max(0, ...sets.map(({ images }) => images.length))
  for (let round = 0; round < most; round++) {
    for (const set of sets) {
      const role = roleIn(card, set.kind)
      const free = room.get(role) ?? 0
      if (set.images[round] === undefined || free <= 0 || left <= 0) continue
      room.set(role, free - 1)
      left--
      taken.set(set, round + 1)
    }
  }
  return sets.flatMap((set) =>
    set.images.slice(0, taken.get(set)).map((assetId) => ({ role: roleIn(card, set.kind), assetId })),
  )
}

/** Where an engine takes pictures of this kind. */
export function roleIn(card: Pick<ModeCard, 'inputs'>, kind: ReferenceKind): InputRole {
  const wanted: InputRole[] =
    kind === 'style' || kind === 'character' ? [kind, 'reference'] : ['reference', 'character']
  return (
    wanted.find((role) => card.inputs.some((input) => input.role === role && input.kind === 'image')) ??
    'reference'
  )
}

const unnumbered: ReadonlySet<InputRole> = new Set(['mask', 'background'])

/** The number of each input among the pictures, in the order in which cards hand them over: role by role. */
function placesOf(inputs: Wish['inputs'], card: ModeCard): number[] {
  const pictures = card.inputs
    .filter(({ kind, role }) => kind === 'image' && !unnumbered.has(role))
    .map(({ role }) => role)
  const order = pictures.flatMap((role) => inputs.filter((input) => input.role === role))
  return inputs.map((input) => order.indexOf(input) + 1)
}
