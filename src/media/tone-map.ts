import { evenFrame } from './encode.ts'
import { absentParts } from './inspect.ts'

/** The two ways of Rec. 2100 to code more light than a usual screen shows. */
export type Hdr = 'pq' | 'hlg'

const transfers: Record<string, Hdr> = { smpte2084: 'pq', 'arib-std-b67': 'hlg' }
const names: Record<Hdr, string> = { pq: 'smpte2084', hlg: 'arib-std-b67' }

/** @param transfer as ffprobe calls it. */
export const hdrOf = (transfer: string | undefined): Hdr | null => transfers[transfer ?? ''] ?? null

/** What HDR shows at this brightness is the white of paper (BT.2408), so it becomes SDR's white. */
const whiteNits = 203
/** Lights up to here keep their shape; phones and films are mastered to it. */
const brightestNits = 1_000

export const toneMapFilters = ['zscale', 'tonemap']

export const absentToneMap = async (): Promise<boolean> => (await absentParts(toneMapFilters)).length > 0

/**
 * The head of a filter chain that brings HDR (PQ or HLG in BT.2020) to BT.709: dark and middle tones stay as bright as they
 * were, lights roll off. What follows gets RGB of eight bits and even size. Empty for SDR, and where this ffmpeg lacks the
 * filters: there an HDR picture looks dull.
 */
export async function toSdr({ hdr, hasAlpha }: { hdr: Hdr | null; hasAlpha?: boolean }): Promise<string[]> {
  if (hdr === null || (await absentToneMap())) return []
  // Chroma at half the size has no odd sides for zscale.
  return [evenFrame, ...toneMap(hdr, hasAlpha)]
}

/** The same without a look at the machine or the size, for frames whose chroma is whole. */
export function toneMap(hdr: Hdr, hasAlpha = false): string[] {
  const alpha = hasAlpha ? 'a' : ''
  return [
    // HDR files without a matrix or primaries exist; Rec. 2100 knows one of each.
    `zscale=tin=${names[hdr]}:pin=bt2020:min=bt2020nc:t=linear:p=bt709:npl=${whiteNits}`,
    `format=gbr${alpha}pf32le`,
    `tonemap=mobius:peak=${(brightestNits / whiteNits).toFixed(3)}:desat=0`,
    'zscale=t=bt709',
    `format=gbr${alpha}p`,
  ]
}
