import type { Layer } from '../scene.ts'
import { openView } from './view.ts'

/** What lies far behind a close-up, as its lens shows it: painted small, softened and laid on large. */
export function outOfFocus(layer: Layer, name: string, reduce = 10): Layer {
  return {
    distance: layer.distance,
    paint(stage) {
      const { context, view, atelier } = stage
      const width = Math.ceil(view.width / reduce)
      const height = Math.ceil(view.height / reduce)
      const sharp = atelier.sheet(`${name} sharp`, width, height)
      layer.paint({
        ...stage,
        context: sharp.context,
        view: openView(view.state, width, height, view.mirrored),
      })
      const soft = atelier.sheet(`${name} soft`, width, height)
      soft.context.filter = `blur(${(height * 0.02).toFixed(2)}px)`
      soft.context.drawImage(sharp.canvas, 0, 0)
      soft.context.filter = 'none'
      context.drawImage(soft.canvas, 0, 0, width * reduce, height * reduce)
    },
  }
}
