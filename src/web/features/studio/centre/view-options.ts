import type { Zoom } from '#web/features/player/picture-stage.tsx'

/** How the picture is looked at; stays while takes change. */
export interface ViewOptions {
  zoom: Zoom
  safeAreas: boolean
}

export const usualView: ViewOptions = { zoom: 'fit', safeAreas: false }

export const zoomNames: Record<Zoom, string> = { fit: 'Fit', 'full-size': '100%' }
