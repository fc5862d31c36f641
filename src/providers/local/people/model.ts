import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compileFunction } from 'node:vm'

/** The side of the square picture that the net looks at. */
export const netSide = 256

export interface PeopleNet extends Disposable {
  /** How sure it is that a pixel belongs to a person, 0–1; `rgb` is `netSide`² pixels of three bytes. */
  look(rgb: Uint8Array): Promise<Float32Array>
}

/** It can be loaded once in a thread. */
let runtime: Promise<void> | undefined

const addressOf = (specifier: string) => fileURLToPath(import.meta.resolve(specifier))

/**
 * Google's selfie segmentation, as the package ships it, on the CPU. Only for a thread of its own: the memory of such a
 * runtime never shrinks, and it ends with the thread.
 */
export async function openPeopleNet(): Promise<PeopleNet> {
  const { loadLiteRt, loadAndCompile, Tensor } = await import('@litertjs/core')
  // The build without relaxed SIMD: its results are the same on every machine.
  runtime ??= asInBrowserWorker(() =>
    loadLiteRt(addressOf('@litertjs/core/wasm/litert_wasm_compat_internal.js')),
  )
  await runtime
  const weights = await readFile(addressOf('@mediapipe/selfie_segmentation/selfie_segmentation.tflite'))
  const model = await loadAndCompile(new Uint8Array(weights), { accelerator: 'wasm' })
  const input = new Float32Array(netSide * netSide * 3)
  return {
    async look(rgb) {
      for (let at = 0; at < input.length; at++) input[at] = (rgb[at] ?? 0) / 255
      const asked = new Tensor(input, [1, netSide, netSide, 3])
      const [answer] = await model.run(asked)
      if (!answer) throw new Error('The net gave no answer.')
      const mask = Float32Array.from(await answer.data())
      asked.delete()
      answer.delete()
      return mask
    },
    [Symbol.dispose]: () => model.delete(),
  }
}

interface BrowserWorker {
  self?: unknown
  importScripts?: (path: string) => void
  ModuleFactory?: unknown
  /** What the runtime is set up with; it would print much of what it does. */
  Module?: object
}

/** The runtime knows pages and their workers: it loads its script by `importScripts` and finds it on `self`. */
async function asInBrowserWorker(load: () => Promise<unknown>): Promise<void> {
  const page: BrowserWorker = globalThis
  page.self = globalThis
  page.Module = { print: () => {}, printErr: () => {} }
  page.importScripts = (path) => {
    const module = { exports: {} }
    const names = ['require', '__filename', '__dirname', 'module', 'exports']
    const script = compileFunction(readFileSync(path, 'utf8'), names, { filename: path })
    script(createRequire(path), path, dirname(path), module, module.exports)
    page.ModuleFactory = module.exports
  }
  const { warn } = console
  // It warns that there is no graphics card; nobody asked for one.
  console.warn = () => {}
  try {
    await load()
  } finally {
    console.warn = warn
    delete page.importScripts
  }
}
