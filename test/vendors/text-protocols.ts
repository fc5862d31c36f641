import { z } from 'zod'

export type Ending = 'whole' | 'cut' | 'withheld'
export interface Usage {
  input: number
  output: number
}

export type StreamEvent = Record<string, unknown>

/** The events of one vendor's stream, in order. */
export interface Protocol {
  /** The person's words in a request; throws when the request is not one. */
  asked(body: unknown): string
  begin: StreamEvent[]
  piece(text: string): StreamEvent
  end(ending: Ending, usage: Usage): StreamEvent[]
  tail: string
}

export const usage = (text: string): Usage => ({ input: 120, output: Math.ceil(text.length / 4) })

const parts = z.union([z.string(), z.array(z.looseObject({ text: z.string() }))])
const textOf = (content: z.infer<typeof parts>): string =>
  typeof content === 'string' ? content : content.map(({ text }) => text).join('')
const Messages = z.array(z.looseObject({ role: z.string(), content: parts }))
const lastOf = (messages: z.infer<typeof Messages>): string => textOf(messages.at(-1)?.content ?? '')

const chat: Protocol = {
  asked: (body) =>
    lastOf(z.looseObject({ messages: Messages, stream: z.literal(true) }).parse(body).messages),
  begin: [],
  piece: (content) => chunk({ delta: { role: 'assistant', content }, finish_reason: null }),
  end: (ending, { input, output }) => [
    {
      ...chunk({
        delta: {},
        finish_reason: { whole: 'stop', cut: 'length', withheld: 'content_filter' }[ending],
      }),
      ...{ usage: counts(input, output), x_groq: { id: 'req-1', usage: counts(input, output) } },
    },
  ],
  tail: 'data: [DONE]\n\n',
}

const counts = (input: number, output: number) => ({
  ...{ prompt_tokens: input, completion_tokens: output },
  total_tokens: input + output,
})

const chunk = (choice: object) => ({
  id: 'chat-1',
  object: 'chat.completion.chunk',
  created: 1_795_000_000,
  model: 'fake',
  choices: [{ index: 0, ...choice }],
})

const item = { type: 'message', id: 'msg-1', role: 'assistant', content: [], status: 'in_progress' }
const response = { id: 'resp-1', created_at: 1_795_000_000, model: 'fake', object: 'response', output: [] }
const responses: Protocol = {
  asked: (body) => lastOf(z.looseObject({ input: Messages, stream: z.literal(true) }).parse(body).input),
  begin: [
    { type: 'response.created', response },
    { type: 'response.output_item.added', output_index: 0, item },
  ],
  piece: (delta) => ({
    ...{ type: 'response.output_text.delta', item_id: 'msg-1', output_index: 0 },
    ...{ content_index: 0, delta },
  }),
  end: (ending, { input, output }) => {
    const counted = {
      input_tokens: input,
      output_tokens: output,
      input_tokens_details: { cached_tokens: 0 },
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: input + output,
    }
    const reason = { cut: 'max_output_tokens', withheld: 'content_filter' }
    const finished =
      ending === 'whole'
        ? { ...response, status: 'completed', usage: counted }
        : {
            ...{ ...response, status: 'incomplete', usage: counted },
            incomplete_details: { reason: reason[ending] },
          }
    return [
      {
        type: 'response.output_item.done',
        output_index: 0,
        item: { ...item, status: 'completed' },
      },
      {
        type: ending === 'whole' ? 'response.completed' : 'response.incomplete',
        response: finished,
      },
    ]
  },
  tail: '',
}

const anthropic: Protocol = {
  asked: (body) =>
    lastOf(z.looseObject({ messages: Messages, stream: z.literal(true) }).parse(body).messages),
  begin: [
    {
      type: 'message_start',
      message: {
        ...{ id: 'msg-1', type: 'message', role: 'assistant', model: 'fake', content: [] },
        ...{ stop_reason: null, stop_sequence: null, usage: { input_tokens: 120, output_tokens: 0 } },
      },
    },
    { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
  ],
  piece: (text) => ({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } }),
  end: (ending, { output }) => [
    { type: 'content_block_stop', index: 0 },
    {
      type: 'message_delta',
      delta: { stop_reason: { whole: 'end_turn', cut: 'max_tokens', withheld: 'refusal' }[ending] },
      usage: { output_tokens: output },
    },
    { type: 'message_stop' },
  ],
  tail: '',
}

const google: Protocol = {
  asked: (body) => {
    const Contents = z.array(z.looseObject({ parts }))
    return textOf(z.looseObject({ contents: Contents }).parse(body).contents.at(-1)?.parts ?? '')
  },
  begin: [],
  piece: (text) => ({ candidates: [{ content: { role: 'model', parts: [{ text }] }, index: 0 }] }),
  end: (ending, { input, output }) => [
    {
      candidates: [
        {
          content: { role: 'model', parts: [{ text: '' }] },
          finishReason: { whole: 'STOP', cut: 'MAX_TOKENS', withheld: 'SAFETY' }[ending],
        },
      ],
      usageMetadata: {
        ...{ promptTokenCount: input, candidatesTokenCount: output },
        totalTokenCount: input + output,
      },
    },
  ],
  tail: '',
}

const cohere: Protocol = {
  asked: chat.asked,
  begin: [
    { type: 'message-start', id: 'msg-1', delta: { message: { role: 'assistant' } } },
    {
      ...{ type: 'content-start', index: 0 },
      delta: { message: { content: { type: 'text', text: '' } } },
    },
  ],
  piece: (text) => ({ type: 'content-delta', index: 0, delta: { message: { content: { text } } } }),
  end: (ending, { input, output }) => [
    { type: 'content-end', index: 0 },
    {
      type: 'message-end',
      delta: {
        finish_reason: { whole: 'COMPLETE', cut: 'MAX_TOKENS', withheld: 'ERROR_TOXIC' }[ending],
        usage: { tokens: { input_tokens: input, output_tokens: output } },
      },
    },
  ],
  tail: '',
}

export function protocolOf(path: string): Protocol | null {
  if (path === '/v1/responses') return responses
  if (path === '/v1/messages') return anthropic
  if (path === '/v2/chat') return cohere
  if (/^\/v1beta\/models\/[^/]+:streamGenerateContent$/.test(path)) return google
  return /(?:^|\/v1)\/chat\/completions$/.test(path) ? chat : null
}
