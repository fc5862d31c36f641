import { z } from 'zod'
import type { Engine } from '../engine.ts'
import { textCard, textOptions, textRoute } from './text-model.ts'

const source = { url: 'https://docs.ollama.com/api/openai-compatibility', checkedAt: '2026-11-21' }
const free = { input: 0, output: 0 }

/** A server of the operator's own. Which models it has, only it knows: the name is an option. */
const options = textOptions.extend({ model: z.string().min(1).max(100).default('llama3.2') })

export const ollama: Engine = {
  id: 'ollama',
  label: 'Ollama',
  maker: 'Your own server',
  summary: 'Any open model on a server of your own. Free; what it can do depends on the model.',
  tags: ['text', 'free'],
  draft: false,
  source,
  modes: { text: { ...textCard, options } },
  price: {
    credits: { per: 'free' },
    cost: { per: 'token', microUsdPerMillion: free },
    billsModerated: false,
    billsFailed: false,
    source,
  },
  routes: [
    {
      provider: 'ollama',
      compile: (request) => {
        const { model, ...others } = options.parse(request.options)
        return textRoute('ollama', model, free).compile({ ...request, options: others })
      },
    },
  ],
}
