import { useInfiniteQuery } from '@tanstack/react-query'
import { examplePrompts, promptsLike, tellingWord } from '#catalog/prompt/examples.ts'
import { jobsQuery } from '#web/api/queries.ts'
import { useDraft } from '../../draft.ts'

const most = 3

/** Words of your own takes that are like these, then some of ours. A press puts them in place of what is there. */
export function ExampleList({ onDone }: { onDone: () => void }) {
  const { draft, change } = useDraft()
  const { prompt = '' } = draft
  const q = tellingWord(prompt)
  const takes = useInfiniteQuery({
    ...jobsQuery({ status: 'succeeded', kind: 'generation', limit: 20, q: q ?? undefined }),
    enabled: q !== null,
  })
  const own = (takes.data?.pages[0]?.items ?? []).flatMap(({ request }) =>
    typeof request.prompt === 'string' ? [request.prompt] : [],
  )
  const use = (text: string) => {
    change({ prompt: text, parts: undefined }, 'Example')
    onDone()
  }
  return (
    <>
      <Group onUse={use} prompts={promptsLike(prompt, own, most)} title="From your takes" />
      <Group onUse={use} prompts={promptsLike(prompt, examplePrompts, most)} title="Examples" />
    </>
  )
}

interface GroupProps {
  title: string
  prompts: readonly string[]
  onUse: (prompt: string) => void
}

function Group({ title, prompts, onUse }: GroupProps) {
  if (prompts.length === 0) return null
  return (
    <section aria-label={title}>
      <h3 className="px-2 pt-1.5 pb-1 text-12 font-medium text-fg-3">{title}</h3>
      <ul>
        {prompts.map((prompt) => (
          <li key={prompt}>
            <button
              className="w-full rounded-2 px-2 py-1.5 text-left text-12 hover:bg-hover"
              onClick={() => onUse(prompt)}
              type="button"
            >
              <span className="line-clamp-3">{prompt}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
