import type { Engine } from '#catalog/engine.ts'
import type { InputRole, Mode } from '#contract/generation.ts'
import type { ShotRequest } from '#contract/project.ts'

export const composerTabs = ['video', 'image', 'voice', 'sound', 'edit'] as const
export type ComposerTab = (typeof composerTabs)[number]

export const tabLabels: Record<ComposerTab, string> = {
  video: 'Video',
  image: 'Image',
  voice: 'Voice',
  sound: 'Sound',
  edit: 'Edit',
}

interface ModeWords {
  tab: ComposerTab
  label: string
  /** What the prompt is here. */
  ask: string
}

const shot = 'Say what is seen: subject, place, light, and what moves.'
const change = 'Say what should be different.'

/** Modes of one tab with the same label are one choice: which it is follows from the inputs. */
export const modeWords: Record<Mode, ModeWords> = {
  t2v: { tab: 'video', label: 'New video', ask: shot },
  i2v: { tab: 'video', label: 'New video', ask: 'Say what happens from this frame on.' },
  r2v: { tab: 'video', label: 'New video', ask: shot },
  t2i: {
    tab: 'image',
    label: 'New picture',
    ask: 'Say what is in the picture: subject, place, light, lens.',
  },
  i2i: { tab: 'image', label: 'New picture', ask: change },
  tts: { tab: 'voice', label: 'Speech', ask: 'Write what is said.' },
  'voice-change': { tab: 'voice', label: 'Change a voice', ask: '' },
  'voice-isolate': { tab: 'voice', label: 'Voice alone', ask: '' },
  text: { tab: 'voice', label: 'Text', ask: 'Say what should be written.' },
  ambience: {
    tab: 'sound',
    label: 'Ambience',
    ask: 'Say what is heard: sea, rain, wind, a street at night.',
  },
  sfx: { tab: 'sound', label: 'Sound effect', ask: 'Say what makes the sound.' },
  music: { tab: 'sound', label: 'Music', ask: 'Say the mood, the instruments and the pace.' },
  upscale: { tab: 'edit', label: 'Upscale', ask: '' },
  extend: { tab: 'edit', label: 'Extend a video', ask: 'Say what happens next.' },
  interpolate: { tab: 'edit', label: 'Smooth motion', ask: '' },
  speed: { tab: 'edit', label: 'Change speed', ask: '' },
  stabilize: { tab: 'edit', label: 'Stabilise', ask: '' },
  convert: { tab: 'edit', label: 'Convert', ask: '' },
  'color-enhance': { tab: 'edit', label: 'Better colour', ask: '' },
  'remove-bg': { tab: 'edit', label: 'Remove the background', ask: '' },
  'voice-over': { tab: 'edit', label: 'Voice-over', ask: 'Write what is said.' },
  v2v: { tab: 'edit', label: 'Change a video', ask: change },
  lipsync: { tab: 'edit', label: 'Lip sync', ask: '' },
  'motion-transfer': { tab: 'edit', label: 'Copy motion', ask: change },
}

/** Modes that follow from what is put in, by tab: without inputs the first, then by the inputs' roles. */
const natural: Partial<Record<ComposerTab, readonly Mode[]>> = {
  video: ['t2v', 'i2v', 'r2v'],
  image: ['t2i', 'i2i'],
}

const frames: ReadonlySet<InputRole> = new Set(['firstFrame', 'lastFrame'])

export const isNatural = (mode: Mode): boolean => natural[modeWords[mode].tab]?.includes(mode) ?? false

/** The modes that one choice of the mode list stands for. */
export const modesLike = (mode: Mode): readonly Mode[] =>
  isNatural(mode) ? (natural[modeWords[mode].tab] ?? [mode]) : [mode]

/** What the inputs ask for; a mode that was chosen by hand stays. */
export function modeForInputs(mode: Mode, request: Pick<ShotRequest, 'inputs' | 'image'>): Mode {
  if (!isNatural(mode)) return mode
  const roles = (request.inputs ?? []).map(({ role }) => role)
  if (modeWords[mode].tab === 'image') return roles.length > 0 ? 'i2i' : 't2i'
  if (roles.some((role) => frames.has(role)) || request.image !== undefined) return 'i2v'
  return roles.length > 0 ? 'r2v' : 't2v'
}

/** With one engine for a mode there is nothing to choose, and its options can be shown. */
export function usualEngine(mode: Mode, engines: readonly Engine[]): string {
  const [only, ...others] = engines.filter(({ modes }) => modes[mode])
  return only && others.length === 0 && !isNatural(mode) ? only.id : 'auto'
}

/** Whether any engine reads words in this mode. */
export const readsWords = (mode: Mode, engines: readonly Engine[]): boolean =>
  engines.some(({ modes }) => (modes[mode]?.prompt.maxChars ?? 0) > 0)

export interface ModeChoice {
  /** The mode to start with. */
  mode: Mode
  label: string
}

/** What can be made in a tab with the engines that exist, each choice once. */
export function choicesOf(tab: ComposerTab, engines: readonly Engine[]): ModeChoice[] {
  const offered = new Set(engines.flatMap((engine) => Object.keys(engine.modes)))
  const choices = new Map<string, ModeChoice>()
  for (const [mode, words] of entriesOf(modeWords)) {
    // Texts are written on a page of their own.
    if (mode === 'text' || words.tab !== tab || !offered.has(mode) || choices.has(words.label)) continue
    choices.set(words.label, { mode, label: words.label })
  }
  return [...choices.values()]
}

const entriesOf = (words: Record<Mode, ModeWords>) => Object.entries(words) as [Mode, ModeWords][]
