export function ProjectPage() {
  return <p>ProjectPage</p>
}
