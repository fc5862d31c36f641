import { ShotRequest } from '#contract/project.ts'

/** What changes in a draft when the value at a dotted path (`camera.presetId`, `sweep.values.1`) is another. */
export function patchAt(draft: ShotRequest, path: string, value: string): Partial<ShotRequest> {
  const changed = ShotRequest.parse(withValue(draft, path.split('.'), value))
  return Object.fromEntries(Object.entries(changed).filter(([key]) => key === path.split('.')[0]))
}

function withValue(inside: unknown, [key, ...rest]: readonly string[], value: string): unknown {
  if (key === undefined) return value
  if (Array.isArray(inside))
    return inside.map((item, index) => (String(index) === key ? withValue(item, rest, value) : item))
  const fields = Object.fromEntries(Object.entries(inside ?? {}))
  return { ...fields, [key]: withValue(fields[key], rest, value) }
}
