import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import { io, ready, setBackend, type Tensor, tensor4d } from '@tensorflow/tfjs-core'
import { type LayersModel, loadLayersModel } from '@tensorflow/tfjs-layers'
import { MobileNetV2Model } from 'nsfwjs/models/mobilenet_v2'
import sharp from 'sharp'
import { z } from 'zod'
import { Look, type Seen } from './protocol.ts'

// A process of its own: the model takes 200 MB, which are gone when nobody has asked for a while.

const idleMs = 30_000
const side = 224
/** Drawing, Hentai, Neutral, Porn, Sexy: the order of the model's five answers. */
const hentai = 1
const porn = 3

const Topology = z.looseObject({
  modelTopology: z.custom<object>((value) => typeof value === 'object' && value !== null),
  weightsManifest: z.array(z.object({ weights: z.array(z.custom<io.WeightsManifestEntry>()) })),
})

async function load(): Promise<LayersModel> {
  const wasm = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm')
  setWasmPaths(`${dirname(wasm)}/`)
  await setBackend('wasm')
  await ready()
  const { modelTopology, weightsManifest } = Topology.parse((await MobileNetV2Model.modelJson()).default)
  const shards = await Promise.all(MobileNetV2Model.weightBundles.map((bundle) => bundle()))
  const bytes = Buffer.concat(shards.map((shard) => Buffer.from(z.string().parse(shard.default), 'base64')))
  const weightData = new Uint8Array(bytes).buffer
  const weightSpecs = weightsManifest.flatMap(({ weights }) => weights)
  return loadLayersModel(io.fromMemory({ modelTopology, weightSpecs, weightData }))
}

/** The surer of two kinds, by the less sure of two ways to fit a picture into the model's square. */
async function look(model: LayersModel, path: string): Promise<number> {
  const file = await readFile(path)
  const views = await Promise.all((['cover', 'contain'] as const).map((fit) => classify(model, file, fit)))
  return Math.min(...views.map((classes) => Math.max(classes[hentai] ?? 0, classes[porn] ?? 0)))
}

async function classify(model: LayersModel, file: Buffer, fit: 'cover' | 'contain'): Promise<number[]> {
  const pixels = await sharp(file, { limitInputPixels: 100_000_000 })
    .flatten({ background: '#808080' })
    .toColourspace('srgb')
    .resize(side, side, { fit, background: '#808080' })
    .raw()
    .toBuffer()
  const input = tensor4d(
    Float32Array.from(pixels, (value) => value / 255),
    [1, side, side, 3],
  )
  const output = model.predict(input) as Tensor
  const classes = [...(await output.data())]
  input.dispose()
  output.dispose()
  return classes
}

let model: Promise<LayersModel> | undefined
const leave = () => process.exit(0)
let timer = setTimeout(leave, idleMs)

process.on('message', async (message) => {
  clearTimeout(timer)
  const { id, path } = Look.parse(message)
  model ??= load()
  const sexual = await model.then((loaded) => look(loaded, path)).catch(() => null)
  process.send?.({ id, sexual } satisfies Seen)
  clearTimeout(timer)
  timer = setTimeout(leave, idleMs)
})
process.on('disconnect', leave)
