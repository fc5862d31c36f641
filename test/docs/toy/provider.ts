import { z } from 'zod'
import { type Call, createHttp, failureOfStatus } from '#providers/spec/http.ts'
import { checkImmediate, finishedTicket, nothingToDownload } from '#providers/spec/immediate.ts'
import { fillSlots } from '#providers/spec/inputs.ts'
import { keyVerdict } from '#providers/spec/key-verdict.ts'
import type { RemoteProvider } from '#providers/spec/provider.ts'
import type { RemoteVendor, VendorAccess } from '#providers/spec/vendor.ts'
import { vendorHosts } from '#providers/spec/vendor-hosts.ts'

const Sketch = z.looseObject({ id: z.string(), png: z.base64() })

/** One POST is answered with the finished picture. It brings nothing of ours back, so a lost reply stays unknown. */
function createToy({ key, baseUrl, submitTimeoutMs }: VendorAccess): RemoteProvider {
  const { api } = vendorHosts('https://api.toy.example/v1', baseUrl)
  const http = createHttp({ vendor: 'Toy', secrets: [key] })
  const headers = { authorization: `Bearer ${key}` }
  return {
    kind: 'remote',
    id: 'toy',
    submitTimeoutMs,
    requestsPerSecond: 5,

    prepare: (request, inputs) =>
      fillSlots(request, inputs, () => Promise.reject(new Error('Toy takes no files'))),

    async submit({ endpoint, body }, { keep }, signal) {
      const call: Call = {
        method: 'POST',
        url: `${api}/${endpoint}`,
        headers,
        json: body,
        timeoutMs: submitTimeoutMs,
        signal,
        billable: true,
      }
      const reply = await http.call(call)
      if (reply.status !== 200) throw http.refusal(call, reply)
      const sketch = Sketch.safeParse(reply.json)
      if (!sketch.success) throw http.broken(call, 'Toy took the request, but its reply could not be read.')
      const { id: operationId, png } = sketch.data
      const url = await keep(Buffer.from(png, 'base64'), 'image/png')
      return finishedTicket({ operationId, outputs: [{ kind: 'image', url, contentType: 'image/png' }] })
    },

    check: async (ticket) => checkImmediate(ticket),

    async download() {
      throw nothingToDownload('Toy')
    },

    testKey: (signal) =>
      keyVerdict(http, 'Toy', { url: `${api}/me`, headers, signal }, (reply) =>
        failureOfStatus('Toy', reply),
      ),
  }
}

export const toy: RemoteVendor = {
  id: 'toy',
  label: 'Toy',
  keysUrl: 'https://toy.example/keys',
  keyVariable: 'TOY_API_KEY',
  keyExample: 'toy-your-key',
  baseUrlVariable: 'TOY_BASE_URL',
  open: createToy,
}
