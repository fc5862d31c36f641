import type { RemoteVendor } from '../spec/vendor.ts'
import { textVendor } from './provider.ts'
import { anthropic } from './vendors/anthropic.ts'
import { cohere } from './vendors/cohere.ts'
import { deepseek } from './vendors/deepseek.ts'
import { google } from './vendors/google.ts'
import { groq } from './vendors/groq.ts'
import { huggingface } from './vendors/huggingface.ts'
import { mistral } from './vendors/mistral.ts'
import { ollama } from './vendors/ollama.ts'
import { openai } from './vendors/openai.ts'
import { together } from './vendors/together.ts'
import { xai } from './vendors/xai.ts'

/** Every vendor of text models. A new one is a file beside these and a line here. */
export const textVendors: readonly RemoteVendor[] = [
  openai,
  anthropic,
  google,
  groq,
  xai,
  mistral,
  cohere,
  together,
  deepseek,
  huggingface,
  ollama,
].map(textVendor)
