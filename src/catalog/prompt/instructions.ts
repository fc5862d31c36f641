import type { Engine } from '../engine.ts'
import { templateFor } from './templates.ts'

export interface Asked {
  /** Null: the engine is not chosen yet. */
  engine: Engine | null
  output: 'image' | 'video'
  /** The first frame is given as a picture. */
  fromPicture: boolean
  hasCamera: boolean
  hasStyle: boolean
  names: readonly string[]
  maxChars: number
  /** What the workspace adds. */
  own: string
}

/** What a text model is told before it improves a prompt. */
export function improveInstructions(asked: Asked): string {
  const { engine, output, names, own } = asked
  const template = templateFor(engine, output)
  const who = engine === null ? `a model that makes ${output}s` : `${engine.label} by ${engine.maker}`
  const lines = [
    `You rewrite prompts for ${who}. Keep what the person wants: subject, place, action and every fact stay.`,
    'Add only what helps to see it. Invent no people, brands or written words.',
    template.advice,
    output === 'image' ? imageLine : videoLine(asked),
    asked.hasStyle ? 'The style is set beside the prompt: do not describe one.' : '',
    names.length > 0 ? `Keep these names letter by letter: ${names.join(', ')}.` : '',
    'Words that begin with @ stay as they are.',
    `Write about ${template.words} words, never more than ${asked.maxChars} characters, in the language of the prompt.`,
    'Answer with the prompt alone: no quotes, no headings, no remarks.',
    own.trim(),
  ]
  return lines.filter((line) => line !== '').join('\n')
}

const imageLine =
  'It is one picture: one moment, framing, light, lens. Nothing moves, the camera does not travel.'

function videoLine({ fromPicture, hasCamera }: Asked): string {
  const scene = fromPicture
    ? 'The first frame is given as a picture: say what happens next, not what it looks like.'
    : 'It is one shot without a cut: describe the scene, foreground and background, and what moves.'
  const camera = hasCamera
    ? 'The camera move is set beside the prompt: do not describe one.'
    : 'Name one camera movement with its speed.'
  return `${scene} ${camera}`
}
