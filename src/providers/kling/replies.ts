import { z } from 'zod'
import type { MicroUsd } from '#kernel/money.ts'
import type { OutputFile } from '../spec/provider.ts'

/** Loose on purpose: only what we read, and every unknown status is "still working". */
export const envelope = z.object({
  code: z.number(),
  message: z.string().nullish(),
  data: z.unknown().optional(),
})

/** What is said of a piece of work, whichever of Kling's two interfaces says it. */
export interface KlingTask {
  id: string
  /** Our own mark, where it was given. */
  mark: string | null
  status: string
  said: string
  outputs: OutputFile[]
  /** Null when Kling does not say. */
  costMicroUsd: MicroUsd | null
}

const billing = z.array(
  z.object({
    charge_type: z.string(),
    amount: z.coerce.number(),
    currency: z.string().nullish(),
    package_type: z.string().nullish(),
  }),
)

const newTask = z.object({
  id: z.coerce.string().min(1),
  status: z.string(),
  message: z.string().nullish(),
  external_id: z.string().nullish(),
  outputs: z.array(z.object({ type: z.string(), url: z.string().nullish() })).nullish(),
  billing: billing.nullish().catch(null),
})

const oldFile = z.array(z.object({ url: z.string().nullish() })).nullish()
const oldTask = z.object({
  task_id: z.coerce.string().min(1),
  task_status: z.string(),
  task_status_msg: z.string().nullish(),
  task_info: z.object({ external_task_id: z.string().nullish() }).nullish(),
  task_result: z.object({ videos: oldFile, images: oldFile }).nullish(),
  final_unit_deduction: z.coerce.number().nullish().catch(null),
})

export function taskIn(data: unknown): KlingTask | null {
  const fresh = newTask.safeParse(data)
  if (fresh.success) {
    const { id, status, message, external_id, outputs, billing: bills } = fresh.data
    return {
      id,
      mark: external_id ?? null,
      status,
      said: message ?? '',
      outputs: (outputs ?? []).flatMap(({ type, url }) =>
        (type === 'video' || type === 'image') && url ? [outputOf(type, url)] : [],
      ),
      costMicroUsd: costOf(bills ?? []),
    }
  }
  const old = oldTask.safeParse(data)
  if (!old.success) return null
  const { task_id, task_status, task_status_msg, task_info, task_result, final_unit_deduction } = old.data
  const files = (kind: 'video' | 'image', list: z.infer<typeof oldFile>) =>
    (list ?? []).flatMap(({ url }) => (url ? [outputOf(kind, url)] : []))
  return {
    id: task_id,
    mark: task_info?.external_task_id ?? null,
    status: task_status === 'succeed' ? 'succeeded' : task_status,
    said: task_status_msg ?? '',
    outputs: [...files('video', task_result?.videos), ...files('image', task_result?.images)],
    costMicroUsd:
      final_unit_deduction == null
        ? null
        : unitsToMicroUsd(final_unit_deduction, task_result?.images?.length ? 'image' : 'video'),
  }
}

/** A single task, or a list of them. */
export const tasksIn = (data: unknown): KlingTask[] =>
  (Array.isArray(data) ? data : [data]).flatMap((one) => taskIn(one) ?? [])

const outputOf = (kind: 'video' | 'image', url: string): OutputFile => ({ kind, url })

/** By the list price of a pack; there are packs for videos and packs for pictures. */
const packs: Record<string, MicroUsd> = { video: 140_000, image: 3_500 }

const unitsToMicroUsd = (units: number, pack: string): MicroUsd =>
  Math.round(units * (packs[pack] ?? Number.NaN))

/** Null without a bill, and for money that we cannot count in dollars. */
function costOf(bills: z.infer<typeof billing>): MicroUsd | null {
  const costs = bills.map(({ charge_type, amount, currency, package_type }) => {
    if (charge_type === 'unit') return unitsToMicroUsd(amount, package_type ?? 'video')
    return charge_type === 'cash' && currency === 'USD' ? Math.round(amount * 1_000_000) : Number.NaN
  })
  const sum = costs.reduce((total, cost) => total + cost, 0)
  return costs.length === 0 || Number.isNaN(sum) ? null : sum
}
