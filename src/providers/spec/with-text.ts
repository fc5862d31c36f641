import type { CompiledRequest, Prepared, RemoteProvider, Ticket } from './provider.ts'
import type { RemoteVendor } from './vendor.ts'

/** A vendor of pictures, sound or film that also has text models is one vendor to people: one key, one id. */
export function joinVendors(media: readonly RemoteVendor[], text: readonly RemoteVendor[]): RemoteVendor[] {
  const writers = new Map(text.map((vendor) => [vendor.id, vendor]))
  const joined = media.map((vendor): RemoteVendor => {
    const writer = writers.get(vendor.id)
    writers.delete(vendor.id)
    return writer
      ? { ...vendor, open: (access) => withText(vendor.open(access), writer.open(access)) }
      : vendor
  })
  return [...joined, ...writers.values()]
}

/** Only a text request names its rates; its ticket is marked, so that a look knows whom to ask. */
const isText = ({ body }: Pick<CompiledRequest | Prepared, 'body'>) => 'rates' in body
const isTextTicket = (ticket: Ticket) => ticket.text === true

function withText(media: RemoteProvider, text: RemoteProvider): RemoteProvider {
  const { recover, cancel } = media
  return {
    ...media,
    submitTimeoutMs: Math.max(media.submitTimeoutMs, text.submitTimeoutMs),
    prepare: (request, inputs, signal) => (isText(request) ? text : media).prepare(request, inputs, signal),
    async submit(prepared, context, signal) {
      if (!isText(prepared)) return await media.submit(prepared, context, signal)
      return { ...(await text.submit(prepared, context, signal)), text: true }
    },
    check: (ticket, signal) => (isTextTicket(ticket) ? text : media).check(ticket, signal),
    ...(recover && {
      recover: async (attempt, signal) =>
        isText(attempt.prepared) ? 'unknown' : await recover(attempt, signal),
    }),
    ...(cancel && {
      cancel: async (ticket, signal) => (isTextTicket(ticket) ? 'too late' : await cancel(ticket, signal)),
    }),
    ...(text.write && { write: text.write }),
  }
}
