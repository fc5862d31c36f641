import { z } from 'zod'
import type { Engine, ModeCard, Route } from '../engine.ts'
import { taskInstructions, textTasks } from '../text/tasks.ts'

export const textOptions = z.strictObject({
  task: z.enum(textTasks.map(({ id }) => id)).default('free'),
  /** Added to what the task tells the model. */
  instructions: z.string().max(2_000).default(''),
  /** The most that it may write; what the price is for. */
  maxTokens: z.int().min(50).max(8_000).default(1_500),
})

export const textCard: ModeCard = {
  output: 'text',
  audio: 'none',
  seed: false,
  negativePrompt: false,
  prompt: { required: true, maxChars: 20_000 },
  inputs: [],
  camera: 'none',
  styles: false,
  options: textOptions,
  expectedSeconds: { base: 15, perSecond: 0 },
}

interface TextModel {
  id: string
  label: string
  maker: string
  summary: string
  provider: string
  /** As its vendor names it. */
  model: string
  /** Dollars for a million tokens. */
  usd: { input: number; output: number }
  source: { url: string; checkedAt: string }
}

/** A credit lists at ten cents: a text is sold for three tenths more than its tokens cost, and never for less than one. */
const creditsPerDollar = 13

/** A hosted text model: they differ in vendor, name and price alone. */
export function textModel({ provider, model, usd, source, ...facts }: TextModel): Engine {
  const rates = { input: Math.round(usd.input * 1_000_000), output: Math.round(usd.output * 1_000_000) }
  return {
    ...facts,
    tags: ['text'],
    draft: false,
    source,
    modes: { text: textCard },
    price: {
      credits: {
        per: 'token',
        creditsPerMillion: {
          input: Math.ceil(usd.input * creditsPerDollar),
          output: Math.ceil(usd.output * creditsPerDollar),
        },
      },
      cost: { per: 'token', microUsdPerMillion: rates },
      // Tokens that were read and written are billed, whatever a filter does with them.
      billsModerated: true,
      billsFailed: false,
      source,
    },
    routes: [textRoute(provider, model, rates)],
  }
}

export const textRoute = (
  provider: string,
  model: string,
  rates: { input: number; output: number },
): Route => ({
  provider,
  compile: ({ prompt, options }) => {
    const { task, instructions, maxTokens } = textOptions.parse(options)
    return {
      endpoint: model,
      body: {
        instructions: taskInstructions(task, instructions),
        prompt,
        maxOutputTokens: maxTokens,
        rates,
      },
      slots: [],
    }
  },
})
