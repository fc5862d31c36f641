import { useQuery } from '@tanstack/react-query'
import type { Project, Shot } from '#contract/project.ts'
import { shotsQuery } from '#web/api/queries.ts'
import { Place } from '#web/app/place.tsx'
import { ShotMenu } from '#web/features/projects/shot-menu.tsx'
import { useDraftSaved } from './draft.ts'

const savedWords = {
  saved: 'Saved',
  saving: 'Saving',
  kept: 'Kept here until the studio answers',
  refused: 'Not saved',
} as const

/** Where one is, and whether the studio has the draft. */
export function StudioPlace({ shot, project }: { shot: Shot; project: Project }) {
  const saved = useDraftSaved()
  const shots = useQuery(shotsQuery(project.id)).data?.items
  const at = (shots?.findIndex(({ id }) => id === shot.id) ?? -1) + 1
  return (
    <Place
      back={{ to: '/projects' }}
      crumbs={[
        { label: 'Projects', link: { to: '/projects' } },
        { label: project.name },
        { key: 'shots', node: <ShotMenu projectId={project.id} shot={shot} /> },
      ]}
      saved={savedWords[saved]}
      subtitle={at > 0 ? `${project.name}, shot ${at}` : project.name}
      title={shot.name}
    />
  )
}
