import { Blocks } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#web/ui/button.tsx'
import { Drawer } from '#web/ui/drawer.tsx'
import { lazyPart } from '#web/ui/lazy-part.ts'
import { LazyView } from '#web/ui/lazy-view.tsx'

const builder = lazyPart(() =>
  import('./builder/prompt-builder.tsx').then(({ PromptBuilder }) => PromptBuilder),
)

/** Opens the parts of a prompt beside it. */
export function BuilderButton() {
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <Button icon={Blocks} kind="quiet" onClick={() => setOpen(true)} size="sm">
        Builder
      </Button>
      <Drawer lies="over" onOpenChange={setOpen} open={open} title="Prompt in parts" width={380}>
        <LazyView
          of={builder}
          onFail={close}
          with={{ onDone: close }}
          fallback={<div className="min-h-[60vh]" />}
        />
      </Drawer>
    </>
  )
}
