import type { Project, Shot } from '#contract/project.ts'

export function CentrePanel({ shot }: { shot: Shot; project: Project }) {
  return (
    <section aria-label="Picture" className="flex min-w-0 flex-1 flex-col bg-bg">
      <h1>{shot.name}</h1>
    </section>
  )
}
