import { personNouns } from '#kernel/person-nouns.ts'
import type { Colour } from '../colour.ts'
import type { Look } from './words.ts'

/** Words that name hair by its colour. */
export const hairs: Record<string, string> = {
  'blonde, blond, fair-haired, golden-haired': '#d9b66a',
  'redhead, ginger, red-haired, redheaded, auburn': '#a8482a',
  'brunette, brown-haired': '#4a2f22',
  'dark-haired, black-haired': '#1d1719',
  'grey-haired, gray-haired, silver-haired, white-haired, greying': '#b9bcc2',
}

/** Animals whose name says their colour. */
export const coatOf: Partial<Record<string, Colour>> = {
  crow: [40, 42, 50],
  raven: [34, 35, 42],
  eagle: [98, 70, 48],
  hawk: [122, 92, 64],
  dove: [244, 242, 236],
  goldfish: [236, 128, 40],
  clownfish: [236, 128, 40],
  fox: [196, 96, 44],
  wolf: [122, 124, 130],
  husky: [150, 156, 166],
}

/** Where one looks for somebody of whom no place is told. */
export const workplaceOf: Partial<Record<string, string>> = {
  ...places('cafe', 'waiter,chef,baker'),
  ...places('harbour', 'fisherman,sailor,captain'),
  ...places('sea', 'keeper'),
  ...places('beach', 'surfer'),
  ...places('field', 'farmer'),
  ...places('meadow', 'shepherd'),
  ...places('city', 'businessman,detective,photographer,tourist'),
  ...places('desert', 'cowboy,nomad'),
  ...places('room', 'doctor,nurse,teacher,student,writer,painter'),
  ...places('stage', 'singer,actor,dancer,musician,ballerina,violinist,pianist'),
}

function places(place: string, nouns: string): Partial<Record<string, string>> {
  return Object.fromEntries(nouns.split(',').map((noun) => [noun, place]))
}

/** Who is meant by which noun. */
export const whoIs: Partial<Record<string, Look['who']>> = {
  ...whoByNoun('man', ['he', ...personNouns.man]),
  ...whoByNoun('woman', ['she', ...personNouns.woman]),
  ...whoByNoun('boy', ['child', 'kid', ...personNouns.boy]),
  ...whoByNoun('girl', personNouns.girl),
}

function whoByNoun(who: Look['who'], nouns: readonly string[]): Partial<Record<string, Look['who']>> {
  return Object.fromEntries(nouns.map((noun) => [noun, who]))
}
