import type { Asset } from '#contract/asset.ts'
import { bytes, credits, dayAndTime, seconds } from '#web/ui/format.ts'
import type { Fact } from './fact.ts'
import { understoodFacts } from './understood.ts'

const origins = { uploaded: 'Uploaded', generated: 'Made', export: 'Exported' }

/** What is known about a picture or sound, each as one line. */
export function assetFacts(
  asset: Asset,
  engineName: (id: string) => string,
  providers: readonly string[],
): Fact[] {
  const { generation } = asset
  const facts: Fact[] = []
  if (generation !== null) {
    facts.push({ name: 'Engine', value: engineName(generation.engineId) })
    if (providers.length > 0) facts.push({ name: 'Provider', value: providers.join(', ') })
    if (generation.seed !== null) facts.push({ name: 'Seed', value: String(generation.seed), copy: true })
    facts.push({ name: 'Cost', value: generation.credits === 0 ? 'Free' : credits(generation.credits) })
  }
  facts.push(...understoodFacts(generation?.facts ?? {}))
  facts.push({ name: 'File', value: fileWords(asset) })
  facts.push({ name: origins[asset.origin], value: dayAndTime(asset.createdAt) })
  return facts
}

/** "1920 × 1080, 24 fps, 8 s, 21 MB". */
export function fileWords({ width, height, fps, durationSeconds, bytes: size, contentType }: Asset): string {
  const parts: string[] = []
  if (width !== null && height !== null) parts.push(`${width} × ${height}`)
  if (fps !== null) parts.push(`${Number(fps.toFixed(2))} fps`)
  if (durationSeconds !== null) parts.push(seconds(durationSeconds))
  parts.push(bytes(size), contentType.replace(/^[a-z]+\//, '').toUpperCase())
  return parts.join(', ')
}
