/** The field that holds the film, up to its first letter. */
const opening = /"bytesBase64Encoded"\s*:\s*"/

/** A reply that holds a film: its beginning is enough to see that. */
export const holdsVideo = (text: string): boolean => opening.test(text)

/** The film in a reply, decoded as it comes: as text it would fill the memory twice. Throws when the reply ends inside it. */
export function videoIn(reply: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const parts = decoded(reply)
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await parts.return(undefined)
    },
  })
}

async function* decoded(
  reply: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, undefined> {
  let text = ''
  let open = false
  for await (const chunk of reply) {
    text += Buffer.from(chunk).toString('latin1')
    if (!open) {
      const found = opening.exec(text)
      if (found === null) continue
      open = true
      text = text.slice(found.index + found[0].length)
    }
    const end = text.indexOf('"')
    // Four letters are three bytes.
    const whole = end === -1 ? text.length - (text.length % 4) : end
    if (whole > 0) yield new Uint8Array(Buffer.from(text.slice(0, whole), 'base64'))
    if (end !== -1) return
    text = text.slice(whole)
  }
  throw new Error('The reply ends inside the film.')
}
