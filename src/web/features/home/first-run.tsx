import { Terminal, Upload } from 'lucide-react'
import { useState } from 'react'
import { useMe } from '#web/api/session.ts'
import { Button } from '#web/ui/button.tsx'
import { Card } from '#web/ui/card.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Kbd } from '#web/ui/kbd.tsx'
import { NewProjectDialog } from '../projects/new-project-dialog.tsx'
import { BalanceCard } from './balance-card.tsx'
import { filmOfTemplate } from './draft-requests.ts'
import { QuickComposer } from './quick-composer.tsx'
import { SetupCard } from './setup-card.tsx'
import { StillCard } from './still-card.tsx'
import { TemplateCard, templateMeasures } from './template-card.tsx'
import { TemplatePicture } from './template-picture.tsx'
import { type Template, templates } from './templates.ts'
import { useLibraryUpload } from './use-library-upload.ts'
import { useMakeFilm } from './use-make-film.ts'

const [firstTemplate] = templates

/** The page of somebody who has no project yet. */
export function FirstRun() {
  const [chosen, setChosen] = useState(firstTemplate)
  const [isNaming, setNaming] = useState(false)
  const upload = useLibraryUpload()
  const me = useMe()
  return (
    <>
      <header className="pt-8 pb-5 laptop:pt-10">
        <h1 className="text-28 font-semibold tracking-[-0.025em]">Start your first film</h1>
        <p className="mt-1 max-w-[64ch] text-14 text-pretty text-fg-2">
          Pick a shape to begin with, or write a shot. Everything can be drafted free on this machine, so you
          see the whole film before you spend a credit.
        </p>
      </header>
      <QuickComposer />
      <div className="mt-4 grid gap-5 laptop:grid-cols-[minmax(0,1fr)_312px]">
        <section aria-label="Templates" className="flex min-w-0 flex-col gap-3.5">
          <div className="flex min-h-7 flex-wrap items-center gap-2">
            <h2 className="font-semibold">Templates</h2>
            <span className="flex-1" />
            <Button
              kind="quiet"
              size="sm"
              icon={Upload}
              busy={upload.words !== null}
              onClick={() => void upload.choose()}
            >
              {upload.words ?? 'Bring my own files'}
            </Button>
            <Button kind="quiet" size="sm" onClick={() => setNaming(true)} className="-mr-2">
              Start from nothing
            </Button>
          </div>
          <div className="grid gap-3.5 tablet:grid-cols-2 laptop:grid-cols-3">
            {templates.map((template) => (
              <TemplateCard
                key={template.id}
                template={template}
                isChosen={template.id === chosen?.id}
                onChoose={() => setChosen(template)}
              />
            ))}
            <StillCard />
          </div>
          {chosen !== undefined && <ChosenTemplate template={chosen} />}
        </section>
        <aside
          aria-label="Set up"
          className="grid content-start grid-cols-[minmax(0,1fr)] gap-3 tablet:max-laptop:grid-cols-2"
        >
          {me.studioRole === 'owner' && <SetupCard />}
          <BalanceCard />
          <KeyboardCard />
        </aside>
      </div>
      <NewProjectDialog open={isNaming} onOpenChange={setNaming} />
    </>
  )
}

function ChosenTemplate({ template }: { template: Template }) {
  const making = useMakeFilm()
  const [first] = template.shots
  const start = (draft: boolean) => making.mutate(filmOfTemplate(template, draft))
  const isDrafting = making.isPending && making.variables.draft
  return (
    <Card className="sticky bottom-3 z-(--z-sticky) flex flex-wrap items-center gap-x-4 gap-y-3 p-3 shadow-2">
      {first !== undefined && (
        <span className="block aspect-video w-32 flex-none overflow-hidden rounded-2 bg-well max-tablet:hidden">
          <TemplatePicture template={template} shot={first} size="cover" />
        </span>
      )}
      <div className="min-w-0 flex-1 basis-64">
        <b className="font-semibold">{template.name}</b>
        <p className="max-w-[68ch] text-pretty text-fg-2 max-tablet:hidden">
          {templateMeasures(template)}. Opens in the studio with words, camera and style that you can change.
          Drafts cost nothing.
        </p>
      </div>
      <div className="flex flex-wrap gap-2 max-tablet:w-full">
        <Button
          size="lg"
          busy={making.isPending && !isDrafting}
          onClick={() => !making.isPending && start(false)}
          className="max-tablet:flex-1"
        >
          Open without takes
        </Button>
        <Button
          kind="primary"
          size="lg"
          busy={isDrafting}
          onClick={() => !making.isPending && start(true)}
          className="max-tablet:flex-1"
        >
          Draft {template.shots.length} shots, free
        </Button>
      </div>
    </Card>
  )
}

function KeyboardCard() {
  return (
    <Card className="hidden px-3.5 py-3 tablet:block">
      <h2 className="flex items-center gap-1.5 font-semibold">
        <Icon of={Terminal} size={14} className="text-fg-3" />
        Prefer the keyboard
      </h2>
      <p className="mt-2 text-12 leading-5 text-fg-2">
        <Kbd keys="mod+k" /> finds every action with its key. <Kbd keys="?" /> shows the rest.
      </p>
    </Card>
  )
}
