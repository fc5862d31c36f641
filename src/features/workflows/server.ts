import { type EngineHealth, payerOf } from '#catalog/choose.ts'
import type { ComfyServer } from '#contract/workflow.ts'
import type { Gateway } from '#jobs/operations.ts'
import { DailiesError } from '#kernel/errors.ts'
import { ProviderError } from '#providers/spec/provider.ts'
import type { NodeTypes, WorkflowDesk } from '#providers/spec/workflows.ts'
import { WorkflowErrors } from './errors.ts'

export interface ServerDeps {
  gateway: Gateway
  health(workspaceId: string): Promise<EngineHealth>
  /** Workspaces may name servers inside the studio's own network. */
  privateAddresses: boolean
}

const provider = 'comfyui'
const askTimeoutMs = 60_000
/** A server's list is some megabytes, and pages ask for it more than once. */
const rememberMs = 30_000

/** The ComfyUI that a workspace works with: its own, else the studio's. */
export function openServer(deps: ServerDeps) {
  const remembered = new Map<string, { at: number; types: Promise<NodeTypes> }>()

  async function desk(workspaceId: string): Promise<{ desk: WorkflowDesk; own: boolean } | null> {
    const health = await deps.health(workspaceId)
    if (!health.providers.has(provider)) return null
    const payer = payerOf(provider, health)
    const { workflows } = await deps.gateway.provider(provider, workspaceId, payer)
    return workflows ? { desk: workflows, own: payer === 'workspace' } : null
  }

  return {
    async about(workspaceId: string): Promise<ComfyServer> {
      const { privateAddresses } = deps
      const nothing = { address: null, version: null, devices: [], detail: null, privateAddresses }
      const health = await deps.health(workspaceId)
      if (health.brokenKeys?.has(provider)) {
        const detail = 'The server does not let us in any more. Give its address again.'
        return { ...nothing, state: 'silent', of: 'workspace', detail }
      }
      const found = await desk(workspaceId)
      if (found === null) return { ...nothing, state: 'none', of: null }
      const common = {
        of: found.own ? ('workspace' as const) : ('studio' as const),
        // Where the studio's own server is is nobody else's business.
        address: found.own ? found.desk.address : null,
        privateAddresses,
      }
      try {
        const facts = await found.desk.about(AbortSignal.timeout(askTimeoutMs))
        return { ...common, ...facts, state: 'works', detail: null }
      } catch (error) {
        if (!(error instanceof ProviderError)) throw error
        return { ...nothing, ...common, state: 'silent', detail: error.failure.detail }
      }
    },

    /** What graphs may be made of; null without a server. Throws `server_silent`. */
    async nodes(workspaceId: string): Promise<NodeTypes | null> {
      const known = remembered.get(workspaceId)
      if (known !== undefined && Date.now() - known.at < rememberMs) return known.types
      remembered.delete(workspaceId)
      const found = await desk(workspaceId)
      if (found === null) return null
      const types = found.desk.nodes(AbortSignal.timeout(askTimeoutMs))
      remembered.set(workspaceId, { at: Date.now(), types })
      try {
        return await types
      } catch (error) {
        remembered.delete(workspaceId)
        if (!(error instanceof ProviderError || error instanceof DailiesError)) throw error
        throw WorkflowErrors.server_silent({
          detail: error.message,
          nextSteps: [{ action: 'retry', label: 'Try again' }],
        })
      }
    },

    /** For where an answer without the server is better than none. */
    async nodesIfThere(workspaceId: string): Promise<NodeTypes | null> {
      return this.nodes(workspaceId).catch(() => null)
    },
  }
}
