import type { MusicMood } from '#contract/music.ts'
import type { DrumName } from './drums.ts'
import type { InstrumentName } from './instruments.ts'

/** How a part moves within a bar. */
export type Movement = 'held' | 'stabs' | 'arpeggio' | 'roots' | 'pulse' | 'melody'

export interface Part {
  instrument: InstrumentName
  movement: Movement
  /** Octaves from the middle one. */
  octave: number
  level: number
  pan: number
  /** In how many bars of the piece it waits, as a share; it is there from the start when absent. */
  enters?: number
}

export interface Mood {
  label: string
  words: RegExp
  /** Beats a minute, from the slowest to the fastest that still is this mood. */
  tempo: readonly [number, number]
  beatsPerBar: 3 | 4
  /** Semitones from the root. */
  scale: readonly number[]
  /** One of these is taken for the piece: steps of the scale, one chord a bar. */
  progressions: readonly (readonly number[])[]
  parts: readonly Part[]
  /** Sixteenths of a bar: "x" hard, "o" soft. */
  drums: Partial<Record<DrumName, string>>
  /** Delay of every second eighth, as a share of it. */
  swing: number
  /** How much room is around it. */
  space: number
}

const major = [0, 2, 4, 5, 7, 9, 11]
const minor = [0, 2, 3, 5, 7, 8, 10]
const harmonicMinor = [0, 2, 3, 5, 7, 8, 11]
const lydian = [0, 2, 4, 6, 7, 9, 11]
const dorian = [0, 2, 3, 5, 7, 9, 10]
const phrygian = [0, 1, 3, 5, 7, 8, 10]
const mixolydian = [0, 2, 4, 5, 7, 9, 10]

export const moods = {
  calm: {
    label: 'Calm',
    words: /\b(calm|peaceful|quiet|gentle|soft|relax\w*|ambient|meditat\w*|serene|dreamy|sleep\w*)\b/g,
    ...{ tempo: [60, 74], beatsPerBar: 4, scale: lydian, swing: 0, space: 0.5 },
    progressions: [
      [0, 4, 3, 0],
      [0, 1, 4, 3],
    ],
    parts: [
      { instrument: 'pad', movement: 'held', octave: 0, level: 0.8, pan: 0 },
      { instrument: 'bell', movement: 'melody', octave: 1, level: 0.35, pan: 0.3, enters: 0.12 },
      { instrument: 'sub', movement: 'roots', octave: -2, level: 0.5, pan: 0 },
    ],
    drums: {},
  },
  uplifting: {
    label: 'Uplifting',
    words: /\b(uplift\w*|inspir\w*|hopeful|positive|corporate|optimis\w*|bright|motivat\w*|triumph\w*)\b/g,
    ...{ tempo: [104, 122], beatsPerBar: 4, scale: major, swing: 0, space: 0.3 },
    progressions: [
      [0, 4, 5, 3],
      [3, 0, 4, 5],
    ],
    parts: [
      { instrument: 'piano', movement: 'pulse', octave: 0, level: 0.55, pan: -0.15 },
      { instrument: 'pluck', movement: 'arpeggio', octave: 1, level: 0.4, pan: 0.35 },
      { instrument: 'strings', movement: 'held', octave: 0, level: 0.5, pan: 0.1, enters: 0.25 },
      { instrument: 'bass', movement: 'pulse', octave: -2, level: 0.6, pan: 0, enters: 0.12 },
    ],
    drums: { kick: 'x...x...x...x...', clap: '....x.......x...', shaker: 'o.x.o.x.o.x.o.x.' },
  },
  epic: {
    label: 'Epic',
    words: /\b(epic|heroic|battle|cinematic|trailer|orchestra\w*|grand|war|powerful|majestic)\b/g,
    ...{ tempo: [84, 98], beatsPerBar: 4, scale: minor, swing: 0, space: 0.45 },
    progressions: [
      [0, 5, 2, 6],
      [0, 3, 5, 4],
    ],
    parts: [
      { instrument: 'strings', movement: 'pulse', octave: -1, level: 0.6, pan: -0.3 },
      { instrument: 'brass', movement: 'held', octave: -1, level: 0.7, pan: 0.2, enters: 0.25 },
      { instrument: 'strings', movement: 'melody', octave: 1, level: 0.45, pan: 0.3, enters: 0.5 },
      { instrument: 'sub', movement: 'roots', octave: -2, level: 0.6, pan: 0 },
    ],
    drums: { taiko: 'x..o..x...x.x.oo', crash: 'x...............' },
  },
  tense: {
    label: 'Tense',
    words: /\b(tense|tension|suspense\w*|thriller|chase|danger\w*|nervous|urgent|action|spy)\b/g,
    ...{ tempo: [118, 134], beatsPerBar: 4, scale: phrygian, swing: 0, space: 0.25 },
    progressions: [
      [0, 0, 1, 0],
      [0, 1, 0, 6],
    ],
    parts: [
      { instrument: 'bass', movement: 'pulse', octave: -2, level: 0.8, pan: 0 },
      { instrument: 'strings', movement: 'stabs', octave: 0, level: 0.45, pan: 0.25, enters: 0.25 },
      { instrument: 'pad', movement: 'held', octave: -1, level: 0.35, pan: -0.2 },
    ],
    drums: { rim: 'o..o..o.o..o..o.', taiko: 'x.......x.....x.', hat: 'oooooooooooooooo' },
  },
  sad: {
    label: 'Sad',
    words: /\b(sad\w*|melanchol\w*|sorrow\w*|grief|lonely|loss|tearful|nostalgi\w*|emotional)\b/g,
    ...{ tempo: [58, 70], beatsPerBar: 3, scale: minor, swing: 0, space: 0.4 },
    progressions: [
      [0, 5, 3, 4],
      [0, 3, 6, 2],
    ],
    parts: [
      { instrument: 'piano', movement: 'arpeggio', octave: 0, level: 0.7, pan: -0.1 },
      { instrument: 'strings', movement: 'held', octave: -1, level: 0.35, pan: 0.2, enters: 0.25 },
      { instrument: 'piano', movement: 'melody', octave: 1, level: 0.6, pan: 0.1, enters: 0.12 },
    ],
    drums: {},
  },
  mysterious: {
    label: 'Mysterious',
    words: /\b(myster\w*|eerie|strange|magic\w*|fantasy|enchanted|curious|secret|ghost\w*|fog\w*)\b/g,
    ...{ tempo: [72, 86], beatsPerBar: 4, scale: harmonicMinor, swing: 0, space: 0.55 },
    progressions: [
      [0, 1, 4, 0],
      [0, 5, 1, 4],
    ],
    parts: [
      { instrument: 'bell', movement: 'arpeggio', octave: 1, level: 0.4, pan: 0.4 },
      { instrument: 'pad', movement: 'held', octave: -1, level: 0.6, pan: -0.2 },
      { instrument: 'flute', movement: 'melody', octave: 1, level: 0.45, pan: 0, enters: 0.25 },
      { instrument: 'sub', movement: 'roots', octave: -2, level: 0.45, pan: 0 },
    ],
    drums: { tick: 'o.....o.....o...' },
  },
  romantic: {
    label: 'Romantic',
    words: /\b(romantic|romance|love\w*|tender|wedding|warm|intimate|waltz)\b/g,
    ...{ tempo: [88, 104], beatsPerBar: 3, scale: major, swing: 0, space: 0.35 },
    progressions: [
      [0, 5, 3, 4],
      [0, 2, 3, 4],
    ],
    parts: [
      { instrument: 'bass', movement: 'roots', octave: -1, level: 0.5, pan: 0 },
      { instrument: 'pluck', movement: 'stabs', octave: 0, level: 0.5, pan: -0.3 },
      { instrument: 'strings', movement: 'melody', octave: 1, level: 0.5, pan: 0.2 },
      { instrument: 'strings', movement: 'held', octave: 0, level: 0.3, pan: 0, enters: 0.4 },
    ],
    drums: {},
  },
  playful: {
    label: 'Playful',
    words: /\b(playful|funny|comic\w*|quirky|cheerful|happy|fun|cute|kids?|children|silly|joy\w*)\b/g,
    ...{ tempo: [126, 146], beatsPerBar: 4, scale: mixolydian, swing: 0.18, space: 0.15 },
    progressions: [
      [0, 3, 4, 0],
      [0, 1, 4, 0],
    ],
    parts: [
      { instrument: 'pluck', movement: 'stabs', octave: 0, level: 0.6, pan: -0.3 },
      { instrument: 'bass', movement: 'roots', octave: -1, level: 0.7, pan: 0 },
      { instrument: 'flute', movement: 'melody', octave: 1, level: 0.45, pan: 0.3 },
      { instrument: 'bell', movement: 'arpeggio', octave: 1, level: 0.2, pan: 0.5, enters: 0.5 },
    ],
    drums: { kick: 'x.......x.......', rim: '....x.......x.x.', shaker: 'o.o.o.o.o.o.o.o.' },
  },
  energetic: {
    label: 'Energetic',
    words:
      /\b(energetic|energy|electronic|dance|techno|edm|house|club|party|fast|sport\w*|driving|synth\w*|neon)\b/g,
    ...{ tempo: [122, 132], beatsPerBar: 4, scale: minor, swing: 0, space: 0.2 },
    progressions: [
      [0, 5, 2, 6],
      [0, 0, 5, 6],
    ],
    parts: [
      { instrument: 'bass', movement: 'pulse', octave: -2, level: 0.85, pan: 0 },
      { instrument: 'lead', movement: 'arpeggio', octave: 1, level: 0.35, pan: 0.3 },
      { instrument: 'pad', movement: 'stabs', octave: 0, level: 0.5, pan: -0.2, enters: 0.25 },
      { instrument: 'lead', movement: 'melody', octave: 1, level: 0.3, pan: -0.3, enters: 0.5 },
    ],
    drums: { kick: 'x...x...x...x...', hat: '..x...x...x...x.', clap: '....x.......x...' },
  },
  lofi: {
    label: 'Lo-fi',
    words: /\b(lo-?fi|chill\w*|laid-?back|jazz\w*|hip-?hop|beats?|mellow|study\w*|caf[eé]|cool|groov\w*)\b/g,
    ...{ tempo: [74, 88], beatsPerBar: 4, scale: dorian, swing: 0.24, space: 0.2 },
    progressions: [
      [1, 4, 0, 5],
      [0, 3, 1, 4],
    ],
    parts: [
      { instrument: 'piano', movement: 'stabs', octave: 0, level: 0.6, pan: -0.2 },
      { instrument: 'bass', movement: 'roots', octave: -2, level: 0.8, pan: 0 },
      { instrument: 'pluck', movement: 'melody', octave: 0, level: 0.35, pan: 0.3, enters: 0.25 },
    ],
    drums: { kick: 'x......ox.x.....', snare: '....x.......x...', hat: 'x.o.x.o.x.o.x.oo' },
  },
} as const satisfies Record<MusicMood, Mood>
