import { hashText, type Random, seededRandom } from '#kernel/random.ts'
import type { DrumName } from './drums.ts'
import type { InstrumentName } from './instruments.ts'
import type { Mood, Part } from './moods.ts'

export interface Note {
  instrument: InstrumentName
  atSeconds: number
  seconds: number
  /** MIDI's number: 69 is 440 Hz. */
  pitch: number
  loud: number
  pan: number
}

export interface Hit {
  drum: DrumName
  atSeconds: number
  loud: number
}

export interface Score {
  bpm: number
  bars: number
  /** Of the bars alone; a piece that ends rings on after them. */
  seconds: number
  root: number
  notes: Note[]
  hits: Hit[]
}

interface Wish {
  mood: Mood
  bpm: number
  bars: number
  seed: number
  ending: 'loop' | 'end'
}

/** Writes a piece: the same wish gives the same notes. */
export function compose({ mood, bpm, bars, seed, ending }: Wish): Score {
  const beat = 60 / bpm
  const bar = beat * mood.beatsPerBar
  const random = seededRandom(hashText(mood.label, seed))
  const root = 57 + Math.floor(random() * 7)
  const progression = mood.progressions[Math.floor(random() * mood.progressions.length)] ?? [0]
  const piece: Piece = { mood, beat, root, progression, bars, ending }
  const notes = mood.parts.flatMap((part, index) =>
    notesOf(piece, part, seededRandom(hashText(`${index} ${part.instrument}`, seed))),
  )
  const score: Score = { bpm, bars, seconds: bars * bar, root, notes, hits: hitsOf(piece, random) }
  if (ending === 'end') addLastChord(score, piece)
  return score
}

interface Piece {
  mood: Mood
  beat: number
  root: number
  progression: readonly number[]
  bars: number
  ending: 'loop' | 'end'
}

/** The pitch of a step of the scale; steps beyond it go on in the next octave. */
function pitchOf({ mood, root }: Piece, step: number, octave: number): number {
  const { scale } = mood
  const turns = Math.floor(step / scale.length)
  return root + 12 * (octave + turns) + (scale[step - turns * scale.length] ?? 0)
}

/** Every second eighth comes a little late where the mood swings. */
const swung = ({ mood, beat }: Piece, eighth: number): number =>
  (eighth * beat) / 2 + (eighth % 2 === 1 ? (mood.swing * beat) / 2 : 0)

function notesOf(piece: Piece, part: Part, random: Random): Note[] {
  const { mood, beat, progression, bars, ending } = piece
  const eighths = mood.beatsPerBar * 2
  const first = ending === 'loop' ? 0 : Math.floor((part.enters ?? 0) * bars)
  const theme = themeOf(eighths, random)
  const notes: Note[] = []
  for (let bar = first; bar < bars; bar++) {
    const chord = progression[bar % progression.length] ?? 0
    const start = bar * mood.beatsPerBar * beat
    const add = (eighth: number, lasts: number, step: number, loud: number) =>
      notes.push({
        instrument: part.instrument,
        atSeconds: start + swung(piece, eighth),
        seconds: (lasts * beat) / 2,
        pitch: pitchOf(piece, step, part.octave),
        loud: part.level * loud * (0.94 + 0.12 * random()),
        pan: part.pan,
      })
    const triad = [chord, chord + 2, chord + 4]
    switch (part.movement) {
      case 'held':
        for (const step of triad) add(0, eighths, step, 0.8)
        break
      case 'stabs':
        for (const at of stabsIn(mood)) for (const step of triad) add(at, 0.8, step, 0.7)
        break
      case 'arpeggio':
        for (let at = 0; at < eighths; at++) {
          const up = [0, 2, 4, 7, 4, 2][at % 6] ?? 0
          add(at, 1.6, chord + up, at % 2 === 0 ? 0.9 : 0.65)
        }
        break
      case 'roots':
        add(0, mood.beatsPerBar === 3 ? eighths : 4, chord, 1)
        if (mood.beatsPerBar === 4) add(random() < 0.35 ? 5 : 4, 3, random() < 0.4 ? chord + 4 : chord, 0.8)
        break
      case 'pulse':
        for (let at = 0; at < eighths; at++) add(at, 0.9, chord, at % 4 === 0 ? 1 : 0.7)
        break
      case 'melody': {
        const phrase = theme[bar % 4 === 2 ? 1 : 0] ?? []
        for (const { at, lasts, move } of phrase) add(at, lasts, chord + move, 0.9)
        break
      }
    }
  }
  return notes
}

/** A waltz answers on two and three, the others between the beats. */
const stabsIn = ({ beatsPerBar }: Mood): readonly number[] => (beatsPerBar === 3 ? [2, 4] : [1, 3, 5, 7])

/** Two short phrases: what is heard again is what makes it a theme. */
function themeOf(eighths: number, random: Random) {
  return [0, 1].map((which) => {
    const phrase: { at: number; lasts: number; move: number }[] = []
    let move = [0, 2, 4][Math.floor(random() * 3)] ?? 0
    for (let at = which === 1 && random() < 0.4 ? 1 : 0; at < eighths; ) {
      const lasts = Math.min(eighths - at, [1, 2, 2, 3, 4][Math.floor(random() * 5)] ?? 2)
      if (random() < 0.85) phrase.push({ at, lasts: lasts * 0.92, move })
      at += lasts
      // Mostly to a neighbour; on a strong beat to a note of the chord.
      const step = [-1, 1, 1, -1, 2, -2][Math.floor(random() * 6)] ?? 1
      move = Math.max(-2, Math.min(8, move + step))
      if (at % 4 === 0)
        move = [0, 2, 4, 7].reduce((near, one) => (Math.abs(one - move) < Math.abs(near - move) ? one : near))
    }
    return phrase
  })
}

function hitsOf(piece: Piece, random: Random): Hit[] {
  const { mood, beat, bars, ending } = piece
  const sixteenths = mood.beatsPerBar * 4
  const hits: Hit[] = []
  const from = ending === 'loop' || bars < 6 ? 0 : Math.floor(bars / 8)
  for (const [drum, pattern] of Object.entries(mood.drums) as [DrumName, string][]) {
    for (let bar = from; bar < bars; bar++) {
      // A crash opens four bars.
      if (drum === 'crash' && bar % 4 !== 0) continue
      for (let at = 0; at < sixteenths; at++) {
        const mark = pattern[at % pattern.length]
        if (mark !== 'x' && mark !== 'o') continue
        const late = at % 4 === 2 ? (mood.swing * beat) / 2 : 0
        hits.push({
          drum,
          atSeconds: (bar * mood.beatsPerBar + at / 4) * beat + late,
          loud: (mark === 'x' ? 0.9 : 0.45) * (0.92 + 0.16 * random()),
        })
      }
    }
  }
  return hits
}

/** The root, by everybody, left to ring. */
function addLastChord(score: Score, piece: Piece): void {
  const { mood } = piece
  const at = score.seconds
  for (const part of mood.parts) {
    for (const step of part.octave < -1 ? [0] : [0, 2, 4, 7]) {
      score.notes.push({
        ...{ instrument: part.instrument, atSeconds: at, seconds: 4 * piece.beat },
        ...{ pitch: pitchOf(piece, step, part.octave), loud: part.level * 0.85, pan: part.pan },
      })
    }
  }
  for (const drum of ['kick', 'taiko', 'crash'] as const)
    if (drum in mood.drums) score.hits.push({ drum, atSeconds: at, loud: 1 })
}
