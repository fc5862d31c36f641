import { z } from 'zod'
import { readJson, writeJson } from '#web/api/browser-storage.ts'

/** Widths of the side panels in pixels, as somebody left them in this workspace on this device. */
const PanelSizes = z.object({
  left: z.number(),
  right: z.number(),
  leftShut: z.boolean(),
  rightShut: z.boolean(),
})
export type PanelSizes = z.infer<typeof PanelSizes>

export const leastPanels = { left: 216, centre: 480, right: 304 }

/** The design's widths for a window of this width. */
export function usualSizes(windowWidth: number): PanelSizes {
  const [left, right] = windowWidth >= 1800 ? [320, 400] : windowWidth > 1380 ? [264, 352] : [232, 328]
  return { left, right, leftShut: false, rightShut: false }
}

const key = (workspaceId: string) => `dailies.studio-panels.${workspaceId}`

export const readPanelSizes = (workspaceId: string): PanelSizes | null =>
  readJson(key(workspaceId), PanelSizes)

export const keepPanelSizes = (workspaceId: string, sizes: PanelSizes): void =>
  writeJson(key(workspaceId), sizes)
