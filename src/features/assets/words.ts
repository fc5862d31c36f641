import type { FastifyReply } from 'fastify'
import type { SpokenWords } from '#contract/asset.ts'
import { CommonErrors } from '#kernel/errors.ts'
import { captionsOf } from '#media/captions/vtt.ts'
import { contentDisposition } from './file-names.ts'
import { type AssetRow, wordsOf } from './view.ts'

/** Throws `not_found` where nobody speaks, or nobody knows when. */
export function spokenWords(asset: AssetRow): SpokenWords {
  const words = wordsOf(asset)
  if (words) return words
  throw CommonErrors.not_found({ detail: 'The times of the words in this file are not known.' })
}

export function sendCaptions(asset: AssetRow, download: boolean, reply: FastifyReply): FastifyReply {
  const text = captionsOf(spokenWords(asset).items)
  const name = `${asset.name.replace(/\.[a-z0-9]{2,4}$/i, '')}.vtt`
  return reply
    .headers({
      'content-disposition': contentDisposition(download ? 'attachment' : 'inline', name),
      'x-content-type-options': 'nosniff',
    })
    .type('text/vtt; charset=utf-8')
    .send(text)
}
