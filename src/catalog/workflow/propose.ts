import type {
  WorkflowBindings,
  WorkflowGraph,
  WorkflowInput,
  WorkflowLimits,
  WorkflowMode,
  WorkflowParam,
  WorkflowPlace,
} from '#contract/workflow.ts'
import { nearestRatio } from '../frame-size.ts'
import { type GraphNode, nodesWhere, wireOf } from './graph.ts'

/** What a graph looks like it is for, and where a request goes into it. Somebody corrects it. */
export function proposeWorkflow(graph: WorkflowGraph): Omit<WorkflowInput, 'name' | 'graph'> {
  const output = outputOf(graph)
  const bindings = bindingsOf(graph, output.kind)
  return { mode: modeOf(graph, output.kind, bindings), bindings, limits: limitsOf(graph, bindings), output }
}

const savers: [RegExp, WorkflowInput['output']['kind']][] = [
  [/^(SaveVideo|SaveWEBM|VHS_VideoCombine)/, 'video'],
  [/^SaveAudio/, 'audio'],
  [/^(SaveImage|Image Save|PreviewImage)/, 'image'],
]

/** A video before a sound before a picture: who saves several wants the largest. */
function outputOf(graph: WorkflowGraph): WorkflowInput['output'] {
  for (const [pattern, kind] of savers) {
    const [found] = nodesWhere(graph, ({ class_type }) => pattern.test(class_type))
    if (found) return { node: found[0], kind, sound: kind === 'video' && isHeard(graph) }
  }
  return { node: Object.keys(graph).at(-1) ?? '', kind: 'image', sound: false }
}

const isHeard = (graph: WorkflowGraph): boolean =>
  nodesWhere(graph, ({ class_type }) => /^(CreateVideo|VHS_VideoCombine)/.test(class_type)).some(
    ([, { inputs }]) => wireOf(inputs.audio) !== null,
  )

function bindingsOf(graph: WorkflowGraph, kind: string): WorkflowBindings {
  const prompt = textsOf(graph, 'positive')
  const plain = placesOf(graph, ['text'], 'string', /^CLIPTextEncode/)
  const [image, second] = placesOf(graph, ['image'], 'string', /^LoadImage/)
  const found: Record<WorkflowParam, WorkflowPlace[]> = {
    prompt: prompt.length > 0 ? prompt : plain.slice(0, 1),
    negativePrompt: textsOf(graph, 'negative').filter((place) => !prompt.some((one) => isSame(one, place))),
    seed: placesOf(graph, ['seed', 'noise_seed'], 'number'),
    width: placesOf(graph, ['width'], 'number', sized),
    height: placesOf(graph, ['height'], 'number', sized),
    frames: kind === 'video' ? placesOf(graph, ['length', 'frames_number', 'num_frames'], 'number') : [],
    fps: kind === 'video' ? placesOf(graph, ['fps', 'frame_rate'], 'number') : [],
    duration: kind === 'audio' ? placesOf(graph, ['seconds', 'duration'], 'number') : [],
    steps: placesOf(graph, ['steps'], 'number', /Sampler|Scheduler/).filter(isOnlyOne),
    guidance: placesOf(graph, ['cfg', 'guidance'], 'number', /Sampler|Guid/),
    strength: image ? placesOf(graph, ['denoise'], 'number', /Sampler|Scheduler/) : [],
    firstFrame: kind === 'video' && image ? [image] : [],
    lastFrame: kind === 'video' && second ? [second] : [],
    reference: kind === 'image' && image ? [image] : [],
    video: placesOf(graph, ['video', 'file'], 'string', /^(VHS_)?LoadVideo/),
    audio: placesOf(graph, ['audio'], 'string', /^(VHS_)?LoadAudio/),
    mask: placesOf(graph, ['image'], 'string', /^LoadImageMask/),
  }
  return Object.fromEntries(Object.entries(found).filter(([, places]) => places.length > 0))
}

const sized = /Latent|ToVideo|Empty/
/** Two samplers that share the steps end where they are told to; a number for both would break the hand-over. */
const isOnlyOne = (_place: WorkflowPlace, _index: number, all: readonly WorkflowPlace[]) => all.length === 1
const isSame = (a: WorkflowPlace, b: WorkflowPlace) => a.node === b.node && a.input === b.input

/** Inputs with a value of their own, by name; of some kinds of nodes where only those mean it. */
function placesOf(
  graph: WorkflowGraph,
  names: readonly string[],
  type: 'string' | 'number',
  kind = /./,
): WorkflowPlace[] {
  return nodesWhere(graph, ({ class_type }) => kind.test(class_type)).flatMap(([node, { inputs }]) =>
    names.flatMap((input) => (typeof inputs[input] === type ? [{ node, input }] : [])),
  )
}

/** The words that reach a sampler as what to show, or as what to keep out. */
function textsOf(graph: WorkflowGraph, side: 'positive' | 'negative'): WorkflowPlace[] {
  const found: WorkflowPlace[] = []
  for (const [, { inputs }] of nodesWhere(graph, ({ class_type }) => /Sampler|Guider/.test(class_type))) {
    // A guider that takes one side only means the words to show.
    const start = inputs[side] ?? (side === 'positive' ? inputs.conditioning : undefined)
    const place = follow(graph, start, side, new Set())
    if (place !== null && !found.some((one) => isSame(one, place))) found.push(place)
  }
  return found
}

function follow(graph: WorkflowGraph, value: unknown, side: string, seen: Set<string>): WorkflowPlace | null {
  const wire = wireOf(value)
  const node = wire && graph[wire.node]
  if (!wire || !node || seen.has(wire.node)) return null
  seen.add(wire.node)
  const own = ['text', 'prompt'].find((input) => typeof node.inputs[input] === 'string')
  if (own !== undefined) return { node: wire.node, input: own }
  // What is emptied has no words that count.
  if (/ZeroOut/.test(node.class_type)) return null
  const onwards = side in node.inputs ? [node.inputs[side]] : Object.values(node.inputs)
  for (const next of onwards) {
    const place = follow(graph, next, side, seen)
    if (place !== null) return place
  }
  return null
}

function modeOf(graph: WorkflowGraph, kind: string, bindings: WorkflowBindings): WorkflowMode {
  if (kind === 'audio') return 'music'
  const samples = nodesWhere(graph, ({ class_type }) => /Sampler/.test(class_type)).length > 0
  const enlarges = nodesWhere(graph, ({ class_type }) => /Upscale/.test(class_type)).length > 0
  if (enlarges && !samples) return 'upscale'
  if (kind === 'video') return bindings.video ? 'v2v' : bindings.firstFrame ? 'i2v' : 't2v'
  return bindings.reference ? 'i2i' : 't2i'
}

const shapes = ['16:9', '9:16', '1:1', '4:3', '3:4']
const usualRate = 24

/** What the graph is set to now is what it is known to do. */
function limitsOf(graph: WorkflowGraph, bindings: WorkflowBindings): WorkflowLimits {
  const now = (param: WorkflowParam): number | null => {
    const [place] = bindings[param] ?? []
    const value = place && graph[place.node]?.inputs[place.input]
    return typeof value === 'number' ? value : null
  }
  const [width, height, frames] = [now('width'), now('height'), now('frames')]
  const fps = Math.round(now('fps') ?? usualRate)
  const kinds = Object.values(graph).map(({ class_type }: GraphNode) => class_type)
  const isLtx = kinds.some((kind) => kind.includes('LTX'))
  const seconds = frames === null ? now('duration') : Math.max(1, Math.round((frames - 1) / fps))
  const shape = width === null || height === null ? undefined : nearestRatio(shapes, width / height)
  return {
    durations: seconds === null ? [] : [seconds],
    resolutions: width === null || height === null ? [] : [`${Math.min(width, height)}p`],
    aspectRatios: shape === undefined ? [] : [shape, ...shapes.filter((one) => one !== shape)],
    fps: frames === null && now('fps') === null ? [] : [fps],
    sizeStep: isLtx ? 32 : 16,
    frameStep: isLtx ? 8 : kinds.some((kind) => /Wan|Hunyuan/.test(kind)) ? 4 : 1,
  }
}
