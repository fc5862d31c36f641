import { send } from './client.ts'
import { workspaceHeader } from './client-context.ts'

export interface ServerSentEvent {
  type: string
  data: unknown
}

/** An event stream that is asked for once and read to its end; throws what a call of the API throws. */
export async function* readEvents(
  path: string,
  { body, signal }: { body?: object; signal: AbortSignal },
): AsyncGenerator<ServerSentEvent> {
  const response = await send(`/api/v1${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...workspaceHeader(),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal,
  })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  for (;;) {
    const chunk = await reader?.read()
    if (chunk === undefined || chunk.done) return
    text += chunk.value
    const blocks = text.split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) {
      const type = /^event: (.*)$/m.exec(block)?.[1]
      const data = /^data: (.*)$/m.exec(block)?.[1]
      if (type !== undefined && data !== undefined) yield { type, data: JSON.parse(data) }
    }
  }
}
