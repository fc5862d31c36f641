import { cameraLimit } from '#catalog/compile.ts'
import type { Engine, RouteRequest } from '#catalog/engine.ts'
import { limitsByRole } from '#catalog/input-limits.ts'
import { expectedSeconds } from '#catalog/public.ts'
import type { Payer } from '#contract/payer.ts'
import type { QuoteLine } from '#contract/quote.ts'
import type { InputRef } from '#jobs/operations.ts'
import { toJsonObject } from '#kernel/json.ts'
import { costByLength } from '#pricing/cost-by-length.ts'
import type { StagePrice } from '#pricing/price.ts'
import type { PlannedStage, PlannedStep } from './plan.ts'

export interface RouteChoice {
  engine: Engine
  provider: string
  payer: Payer
  /** Inline providers work inside the step; remote ones are submitted to and awaited. */
  inline: boolean
  request: RouteRequest
  costMicroUsd: number
}

export interface StageWish {
  stage: string
  /** The chosen route first, then those that may take its place. */
  routes: readonly [RouteChoice, ...RouteChoice[]]
  inputs: readonly InputRef[]
  /** How long this machine makes files fit before the vendor may have them; 0: they go as they are. */
  fitSeconds: number
  expectedSeconds: number
  price: StagePrice
  chargeWhenBilled: boolean
}

/** Collects the stages of one job: prices, steps, and which step's output feeds which. */
export class JobBuilder {
  readonly stages: PlannedStage[] = []
  readonly steps: PlannedStep[] = []
  readonly lines: QuoteLine[] = []
  readonly notes: string[] = []
  costMicroUsd = 0
  /** The part of the cost that goes to the workspace's own account at the vendor; null without own keys. */
  ownKeyMicroUsd: number | null = null
  expectedSeconds = 0
  billsModerated = false

  /** Adds a stage by an engine; returns the position of the step that delivers its assets. */
  add(wish: StageWish): number {
    const [first] = wish.routes
    const limit = first.engine.draft ? cameraLimit(first.request) : null
    if (limit !== null && !this.notes.includes(limit)) this.notes.push(limit)
    this.lines.push(...wish.price.lines)
    this.costMicroUsd += wish.price.costMicroUsd
    if (first.payer === 'workspace')
      this.ownKeyMicroUsd = (this.ownKeyMicroUsd ?? 0) + wish.price.costMicroUsd
    this.billsModerated ||= wish.chargeWhenBilled
    this.stages.push({
      stage: wish.stage,
      credits: wish.price.credits,
      costMicroUsd: wish.price.costMicroUsd,
      payer: first.payer,
      chargeWhenBilled: wish.chargeWhenBilled,
    })
    return first.inline ? this.addInline(wish, first) : this.addRemote(wish)
  }

  /** Adds a free stage of our own: work on finished files that no engine card describes. */
  addLocal(
    stage: string,
    endpoint: string,
    body: object,
    inputs: readonly InputRef[],
    expectedSeconds: number,
  ): number {
    this.stages.push({ stage, credits: 0, costMicroUsd: 0, payer: 'studio', chargeWhenBilled: false })
    const after = positionsOf(inputs)
    const render = this.push({
      kind: 'inline.render',
      name: stage,
      stage,
      queue: 'media',
      after,
      input: toJsonObject({
        engineId: `local-${stage}`,
        provider: 'local',
        compiled: { endpoint, body, slots: [] },
        inputs,
      }),
      expectedSeconds,
    })
    return this.derive(stage, render)
  }

  private addInline(wish: StageWish, choice: RouteChoice): number {
    const render = this.push({
      kind: 'inline.render',
      name: 'render',
      stage: wish.stage,
      queue: 'media',
      after: positionsOf(wish.inputs),
      input: toJsonObject({ ...routeInput(choice), inputs: wish.inputs }),
      expectedSeconds: wish.expectedSeconds,
    })
    return this.derive(wish.stage, render)
  }

  private addRemote(wish: StageWish): number {
    const { stage } = wish
    const [first, ...others] = wish.routes
    const fit = wish.fitSeconds > 0 ? [this.addFit(wish, first)] : []
    const submit = this.push({
      kind: 'remote.submit',
      name: 'submit',
      stage,
      queue: 'io',
      after: [...positionsOf(wish.inputs), ...fit],
      input: toJsonObject({ ...routeInput(first), inputs: wish.inputs, fallbacks: others.map(routeInput) }),
      expectedSeconds: 1,
    })
    const wait = this.push({
      kind: 'remote.wait',
      name: 'wait',
      stage,
      queue: 'io',
      after: [submit],
      input: { engineId: first.engine.id },
      expectedSeconds: wish.expectedSeconds,
    })
    const fetched = this.push({
      kind: 'remote.fetch',
      name: 'fetch',
      stage,
      queue: 'io',
      after: [wait],
      input: { engineId: first.engine.id },
      expectedSeconds: 2,
    })
    return this.derive(stage, fetched)
  }

  private addFit({ stage, inputs, fitSeconds }: StageWish, { engine, request }: RouteChoice): number {
    return this.push({
      kind: 'inputs.fit',
      name: 'fit',
      stage,
      queue: 'media',
      after: positionsOf(inputs),
      input: toJsonObject({ inputs, limits: limitsByRole(engine, request.mode) }),
      expectedSeconds: fitSeconds,
    })
  }

  private derive(stage: string, from: number): number {
    return this.push({
      kind: 'derive',
      name: 'derive',
      stage,
      queue: 'media',
      after: [from],
      input: {},
      expectedSeconds: 1,
    })
  }

  private push(step: PlannedStep): number {
    this.expectedSeconds += step.expectedSeconds
    return this.steps.push(step) - 1
  }
}

function routeInput({ engine, provider, payer, request, costMicroUsd }: RouteChoice): object {
  const route = engine.routes.find((candidate) => candidate.provider === provider)
  if (route === undefined) throw new Error(`${engine.id} has no route by ${provider}`)
  const card = engine.modes[request.mode]
  return {
    engineId: engine.id,
    provider,
    payer,
    compiled: route.compile(request),
    limits: limitsByRole(engine, request.mode),
    expectedCostMicroUsd: costMicroUsd,
    costByLengthMicroUsd: costByLength(engine.price.cost, request),
    expectedSeconds: card === undefined ? 0 : expectedSeconds(card, request),
  }
}

const positionsOf = (inputs: readonly InputRef[]): number[] => [
  ...new Set(inputs.flatMap(({ fromStep }) => (fromStep === undefined ? [] : [fromStep]))),
]
