/**
 * Named places where a test may kill the process. Their names are read from the source by the fault tests, which fail
 * when a point has no kill test. Without `arm` (production) a call is one comparison.
 */
let armed: { name: string; fire: () => void | Promise<void> } | null = null

export function armFailpoint(name: string, fire: () => void | Promise<void>): void {
  armed = { name, fire }
}

export async function failpoint(name: string): Promise<void> {
  if (armed !== null && armed.name === name) await armed.fire()
}
