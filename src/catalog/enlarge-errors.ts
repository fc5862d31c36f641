import type { FieldError } from '#kernel/errors.ts'
import type { KnownFacts } from './fit-input.ts'
import { frameSize } from './frame-size.ts'

/** Less than this is rounding. */
const notable = 0.98

/** Who wants something larger is told when it would come out smaller than it is. */
export function enlargeErrors(
  files: Iterable<KnownFacts | undefined>,
  resolution: string | null,
  aspectRatio: string | null,
): FieldError[] {
  if (resolution === null || aspectRatio === null) return []
  const frame = frameSize(resolution, aspectRatio)
  for (const { width, height } of [...files].filter((file) => file !== undefined)) {
    if (!width || !height || Math.min(frame.width / width, frame.height / height) >= notable) continue
    const message = `It has ${width} × ${height} already, so at ${resolution} it would get smaller. Choose a larger size.`
    return [{ path: 'resolution', code: 'unsupported_by_engine', message }]
  }
  return []
}
