import { ltx2TextToVideo } from './templates/ltx-2.ts'
import { esrganUpscale, fluxTextToImage, sdxlImageToImage } from './templates/pictures.ts'
import type { Template } from './templates/template.ts'
import { wan22ImageToVideo, wan22TextToVideo } from './templates/wan-2.2.ts'

/** The workflows that are shipped. Adding one is a file in `templates/` and a line here. */
export const workflowTemplates: readonly Template[] = [
  wan22TextToVideo,
  wan22ImageToVideo,
  ltx2TextToVideo,
  fluxTextToImage,
  sdxlImageToImage,
  esrganUpscale,
]

const fileName = /\.(safetensors|ckpt|pt|pth|gguf|sft|onnx)$/

/** The model files that a template needs, each once. */
export const modelsOf = ({ workflow }: Template): string[] => [
  ...new Set(
    Object.values(workflow.graph).flatMap(({ inputs }) =>
      Object.values(inputs).flatMap((value) =>
        typeof value === 'string' && fileName.test(value) ? [value] : [],
      ),
    ),
  ),
]
