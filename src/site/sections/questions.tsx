import { Plus } from 'lucide-react'
import { engines } from '#catalog/engines.ts'

const hosted = engines.filter(({ draft }) => !draft).map(({ label }) => label)
const list = (words: string[]) => `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

const questions: readonly (readonly [question: string, answer: string])[] = [
  [
    'What happens to my credits if a take fails?',
    'They come back at once, and the statement shows both lines. If part of a take worked, you keep that part and get back the rest. The one exception is named in the quote beforehand: an engine that bills a result which its own filter withheld.',
  ],
  [
    'Which engines can I use?',
    `${list(hosted)}, with a key of a provider that serves them. On the machine itself: draft pictures and videos, motion for your photos, voices, ambience and upscaling.`,
  ],
  [
    'Can I bring my own key?',
    'Yes. A key opens the hosted engines of its provider. It is kept encrypted, goes to that vendor only, and appears in no log.',
  ],
  [
    'Do I need a GPU or a network?',
    'No. The draft engines compute pictures and sound on the processor, without a model. They look drawn, because they are: for planning shots, trying camera moves and learning the studio.',
  ],
  ['Do you add a watermark?', 'Dailies adds none. A hosted engine may put its own mark into what it makes.'],
  [
    'Who owns what I make?',
    'Dailies claims nothing. For a take by a hosted engine, the terms of that engine apply as well.',
  ],
  [
    'Is it free?',
    'The software is, under the Apache-2.0 licence, and so are its draft engines. Credits are how a studio shares out what hosted engines cost; whoever runs the studio sets them.',
  ],
]

export function Questions() {
  return (
    <section className="questions" id="questions">
      <h2>Questions</h2>
      <div>
        {questions.map(([question, answer], index) => (
          <details key={question} open={index === 0}>
            <summary>
              {question}
              <Plus aria-hidden="true" />
            </summary>
            <p>{answer}</p>
          </details>
        ))}
      </div>
    </section>
  )
}
