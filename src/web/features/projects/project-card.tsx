import { Link } from '@tanstack/react-router'
import { ago, creditsShort } from '#web/ui/format.ts'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { ProjectCover } from './project-cover.tsx'
import { ProjectMenu } from './project-menu.tsx'
import { type Project, progressWords } from './project-words.ts'

export function ProjectCard({ project }: { project: Project }) {
  const { id, name, updatedAt, credits } = project
  return (
    <article className="group/project relative flex min-w-0 flex-col rounded-3 bg-panel ring-1 ring-line transition-shadow duration-(--d-1) hover:ring-line-2">
      <Link to="/projects/$projectId" params={{ projectId: id }} className="flex flex-col rounded-3">
        <ProjectCover project={project} />
        <span className="flex min-w-0 flex-col gap-px px-2.5 pt-2 pb-[9px]">
          <span className="truncate pr-7 font-medium">{name}</span>
          <span className="flex min-w-0 items-center gap-1.5 text-12 leading-5">
            <span className="flex-none text-fg-2">{progressWords(project)}</span>
            <span className="truncate text-fg-3">{ago(updatedAt)}</span>
            <span className="ml-auto flex-none text-fg-3">{creditsShort(credits)}</span>
          </span>
        </span>
      </Link>
      <span className="absolute right-1.5 bottom-[29px] opacity-0 group-focus-within/project:opacity-100 group-hover/project:opacity-100 has-data-popup-open:opacity-100 pointer-coarse:opacity-100">
        <ProjectMenu project={project} />
      </span>
    </article>
  )
}

export function ProjectCardSkeleton() {
  return (
    <div className="rounded-3 bg-panel ring-1 ring-line">
      <Skeleton className="aspect-[2.28] rounded-t-3 rounded-b-none" />
      <div className="flex h-[59px] flex-col justify-center gap-2.5 px-2.5">
        <Skeleton className="h-2.5 w-2/5" />
        <Skeleton className="h-2.5 w-4/5" />
      </div>
    </div>
  )
}
