import { Loading } from '#web/ui/skeleton.tsx'
import { ProjectCard, ProjectCardSkeleton } from './project-card.tsx'
import type { Project } from './project-words.ts'

const gridClass = 'grid grid-cols-[repeat(auto-fill,minmax(min(100%,250px),1fr))] gap-3.5'

export function ProjectGrid({ projects }: { projects: readonly Project[] }) {
  return (
    <ul className={gridClass}>
      {projects.map((project) => (
        <li key={project.id} className="grid min-w-0">
          <ProjectCard project={project} />
        </li>
      ))}
    </ul>
  )
}

export function ProjectGridSkeleton({ count }: { count: number }) {
  return (
    <Loading label="Opening projects" className={gridClass}>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: boxes without any state
        <ProjectCardSkeleton key={index} />
      ))}
    </Loading>
  )
}
