import { bill as bfl } from './bfl-tariff.ts'
import { bill as elevenlabs } from './elevenlabs-tariff.ts'
import { bill as fal } from './fal-tariff.ts'
import { bill as google } from './google-tariff.ts'
import { bill as kling } from './kling-tariff.ts'
import { bill as luma } from './luma-tariff.ts'
import { bill as minimax } from './minimax-tariff.ts'
import { bill as openai } from './openai-tariff.ts'
import { bill as replicate } from './replicate-tariff.ts'
import { bill as runway } from './runway-tariff.ts'
import { bill as stability } from './stability-tariff.ts'
import type { Tariff } from './vendor-work.ts'
import { bill as vertex } from './vertex-tariff.ts'
import { bill as xai } from './xai-tariff.ts'

/** Each vendor's own price list in micro-dollars, typed from its page and never from our cards. */
export const tariffs: Readonly<Record<string, Tariff>> = {
  ...{ fal, replicate, runway, luma, kling, minimax, xai },
  ...{ bfl, openai, stability, elevenlabs, google, vertex },
}
