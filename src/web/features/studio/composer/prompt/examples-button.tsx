import { Quote } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#web/ui/button.tsx'
import { lazyPart } from '#web/ui/lazy-part.ts'
import { LazyView } from '#web/ui/lazy-view.tsx'
import { Popover } from '#web/ui/popover.tsx'

const examples = lazyPart(() => import('./example-list.tsx').then(({ ExampleList }) => ExampleList))

/** Prompts like this one, asked for when somebody wants to see them. */
export function ExamplesButton() {
  const [open, setOpen] = useState(false)
  return (
    <Popover
      align="start"
      className="w-[360px] max-w-[calc(100vw-24px)] p-1.5"
      label="Prompts like this one"
      onOpenChange={setOpen}
      open={open}
      trigger={
        <Button icon={Quote} kind="quiet" size="sm">
          Examples
        </Button>
      }
    >
      <LazyView of={examples} with={{ onDone: () => setOpen(false) }} />
    </Popover>
  )
}
