import type { PromptPart } from '#contract/prompt-parts.ts'

interface PartWords {
  id: PromptPart
  label: string
  /** What to write, by an example. */
  example: string
  /** Words to begin with. */
  choices: readonly string[]
}

/** The parts of a prompt, in the order in which people think of them. */
export const promptParts: readonly PartWords[] = [
  {
    id: 'subject',
    label: 'Subject',
    example: 'an old lighthouse keeper in a yellow coat',
    choices: [],
  },
  { id: 'action', label: 'Action', example: 'lights the lamp and looks out to sea', choices: [] },
  { id: 'scene', label: 'Scene', example: 'a storm-beaten coast at night', choices: [] },
  {
    id: 'camera',
    label: 'Camera',
    example: 'wide shot from a low angle',
    choices: ['wide shot', 'medium shot', 'close-up', 'low angle', 'from above', 'over the shoulder'],
  },
  {
    id: 'lens',
    label: 'Lens',
    example: '35 mm, shallow depth of field',
    choices: ['24 mm wide angle', '35 mm', '50 mm', '85 mm, shallow depth of field', 'macro', 'anamorphic'],
  },
  {
    id: 'light',
    label: 'Light',
    example: 'warm lamp against cold moonlight',
    choices: [
      'golden hour',
      'blue hour',
      'soft daylight',
      'hard noon sun',
      'neon',
      'candlelight',
      'backlight',
    ],
  },
  {
    id: 'motion',
    label: 'Motion',
    example: 'rain drives across, the coat flaps',
    choices: ['slow and calm', 'wind in hair and cloth', 'slow motion', 'quick and restless'],
  },
  {
    id: 'mood',
    label: 'Mood',
    example: 'lonely, but safe',
    choices: ['calm', 'tense', 'hopeful', 'playful', 'melancholy', 'epic'],
  },
  {
    id: 'style',
    label: 'Style',
    example: 'cinematic, natural colour, film grain',
    choices: ['cinematic', 'documentary', 'hand-drawn', 'stop motion', 'black and white', '1970s film'],
  },
]
