import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { type EngineHealth, payerOf } from '#catalog/choose.ts'
import type { Engine } from '#catalog/engine.ts'
import { enginesFor, findEngine } from '#catalog/engines.ts'
import { guardPrompt } from '#catalog/guard.ts'
import { holdTo } from '#catalog/prompt/hold-to.ts'
import { improveByRules } from '#catalog/prompt/improve-by-rules.ts'
import { improveInstructions } from '#catalog/prompt/instructions.ts'
import { exampleRequest } from '#catalog/public.ts'
import type { Mode } from '#contract/generation.ts'
import type { ImproveEvent, ImproveInput } from '#contract/prompt.ts'
import { type LiveCalls, liveKey } from '#jobs/live-call.ts'
import type { Gateway } from '#jobs/operations.ts'
import { CommonErrors, DailiesError } from '#kernel/errors.ts'
import { hashText } from '#kernel/random.ts'
import { ProviderError } from '#providers/spec/provider.ts'

export interface ImproveDeps {
  gateway: Gateway
  calls: LiveCalls
  health(workspaceId: string): Promise<EngineHealth>
  log: Logger
}

export interface Helper {
  /** Null: the rules do it. */
  model: Engine | null
  /** What the workspace adds to the instructions. */
  instructions: string
}

/** What an engine reads when none is chosen yet. */
const usualChars = 2_000
/** A prompt is short; a model that thinks spends some of these before it writes. */
const mostTokens = 2_000

/** A better prompt, as it is written. A text model that fails is followed by the rules; nothing is lost but time. */
export async function* improve(
  deps: ImproveDeps,
  workspaceId: string,
  wish: ImproveInput,
  target: Target,
  helper: Helper,
  signal: AbortSignal,
): AsyncGenerator<ImproveEvent> {
  let why = 'as you asked'
  if (wish.by !== 'rules' && helper.model === null) why = whyNone(await deps.health(workspaceId))
  if (wish.by !== 'rules' && helper.model !== null) {
    yield { type: 'source', data: { by: 'model', label: helper.model.label } }
    try {
      yield* byModel(
        deps,
        workspaceId,
        wish,
        { ...target, model: helper.model, own: helper.instructions },
        signal,
      )
      return
    } catch (error) {
      if (signal.aborted) return
      const isTold = error instanceof ProviderError || error instanceof DailiesError
      if (!isTold) deps.log.warn({ err: error }, 'a text model could not be asked')
      why = isTold ? error.message : `${helper.model.label} could not be asked.`
    }
  }
  yield { type: 'source', data: { by: 'rules', label: `By rules: ${why}` } }
  yield* byRules(wish, target, signal)
}

const whyNone = ({ failing }: EngineHealth): string =>
  enginesFor('text').some(({ routes }) => routes.some(({ provider }) => failing?.has(provider)))
    ? 'the text model is not answering now'
    : 'no text model has a key here'

interface Target {
  engine: Engine | null
  output: 'image' | 'video'
  maxChars: number
}

/** What the words are for. Throws where there is nothing to improve. */
export function targetOf({ engineId, mode }: ImproveInput): Target {
  const engine = findEngine(engineId) ?? null
  return { engine, output: outputOf(mode, engine), maxChars: limitOf(mode, engine) }
}

async function* byModel(
  deps: ImproveDeps,
  workspaceId: string,
  wish: ImproveInput,
  { model, own, ...target }: Target & { model: Engine; own: string },
  signal: AbortSignal,
): AsyncGenerator<ImproveEvent> {
  const names = wish.names.filter((name) => wish.prompt.includes(name))
  const { output, maxChars } = target
  const instructions = improveInstructions({
    ...{ ...target, names, own, hasCamera: wish.hasCamera, hasStyle: wish.hasStyle },
    fromPicture: wish.mode === 'i2v',
  })
  const [route] = model.routes
  const payer = payerOf(route.provider, await deps.health(workspaceId))
  const provider = await deps.gateway.provider(route.provider, workspaceId, payer)
  const { write } = provider
  if (write === undefined) throw new Error(`${route.provider} writes no text`)
  const card = model.modes.text
  if (card === undefined) throw new Error(`${model.id} is no text model`)
  const { endpoint } = route.compile(exampleRequest('text', card))
  const asked = { model: endpoint, instructions, prompt: wish.prompt, maxOutputTokens: mostTokens }
  const pieces = pieceQueue()
  const key = liveKey(provider, { provider: route.provider, payer, workspaceId })
  const written = deps.calls.call(key, () => write(asked, pieces.push, signal), signal).finally(pieces.end)
  // It may fail while the last piece is still being told, or after the reader has left; who is there hears it below.
  written.catch(() => {})
  for await (const text of pieces.read()) yield { type: 'text', data: { text } }
  const { text, ending } = await written
  const prompt = holdTo(text, wish.prompt, { names, maxChars })
  if (ending === 'withheld' || !guardPrompt(prompt).ok || prompt === '') {
    throw refused(`${model.label} would not write this ${output} prompt.`)
  }
  yield { type: 'done', data: { prompt, note: `Improved by ${model.label}.` } }
}

async function* byRules(
  wish: ImproveInput,
  { output, maxChars }: Target,
  signal: AbortSignal,
): AsyncGenerator<ImproveEvent> {
  const { hasCamera, hasStyle } = wish
  const seed = wish.seed ?? hashText(wish.prompt)
  const prompt = improveByRules({ prompt: wish.prompt, output, maxChars, hasCamera, hasStyle, seed })
  for (const text of prompt.match(/\S+\s*/g) ?? []) {
    if (signal.aborted) return
    yield { type: 'text', data: { text } }
    await sleep(wordMs)
  }
  const note = prompt === wish.prompt.trim() ? 'It says everything already.' : 'Improved by rules.'
  yield { type: 'done', data: { prompt, note } }
}

/** Slow enough to see what is added, too fast to wait for. */
const wordMs = 6

const refused = (detail: string) =>
  new ProviderError({ kind: 'invalid', detail, retry: false, billed: true }, 'refused')

/** The words of a caller that pushes, for a reader that pulls. */
function pieceQueue() {
  const waiting: string[] = []
  let ended = false
  let wake = () => {}
  return {
    push(piece: string) {
      waiting.push(piece)
      wake()
    },
    end() {
      ended = true
      wake()
    },
    async *read(): AsyncGenerator<string> {
      for (;;) {
        const piece = waiting.splice(0).join('')
        if (piece !== '') yield piece
        else if (ended) return
        else await new Promise<void>((resolve) => (wake = resolve))
      }
    },
  }
}

function outputOf(mode: Mode, engine: Engine | null): 'image' | 'video' {
  const output = engine?.modes[mode]?.output ?? (mode === 't2i' || mode === 'i2i' ? 'image' : 'video')
  if (output === 'image' || output === 'video') return output
  throw CommonErrors.validation_failed({
    errors: [{ path: 'mode', code: 'validation_failed', message: 'Only pictures and videos are improved.' }],
  })
}

const limitOf = (mode: Mode, engine: Engine | null): number =>
  engine?.modes[mode]?.prompt.maxChars ?? usualChars
