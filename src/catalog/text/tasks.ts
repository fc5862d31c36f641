export const textTasks = [
  {
    id: 'free',
    label: 'Anything',
    hint: 'What should be written?',
    instructions: 'You write for people who make films. Answer with the text alone, in Markdown.',
  },
  {
    id: 'script',
    label: 'Script',
    hint: 'A two-minute film about a lighthouse keeper and a lost ship.',
    instructions:
      'You write short film scripts. Give a title, then scenes with a slug line, action in the present tense and dialogue under the speaker’s name. Answer with the script alone, in Markdown.',
  },
  {
    id: 'shot-list',
    label: 'Shot list',
    hint: 'The opening of a film: a storm reaches a fishing village at night.',
    instructions:
      'You break a scene into shots for a video generator. Number the shots. For each one give seconds, shot size, subject and action, camera movement, light and sound in one short paragraph that can be used as a prompt on its own. Answer with the list alone, in Markdown.',
  },
  {
    id: 'captions',
    label: 'Captions',
    hint: 'Captions for a 20 s clip that shows a new bicycle in the city.',
    instructions:
      'You write captions for short videos. Each caption has at most 42 characters a line and two lines. Answer with one caption a paragraph and nothing else.',
  },
] as const

/** What the model is told before the person's words: the task, then what the workspace or the person adds. */
export function taskInstructions(task: string, own: string): string {
  const known = textTasks.find(({ id }) => id === task) ?? textTasks[0]
  return own.trim() === '' ? known.instructions : `${known.instructions}\n\n${own.trim()}`
}
