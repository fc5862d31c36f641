import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { attachFiles } from './inputs.ts'

const picture = (assetId: string, bytes: number) => ({
  ...{ role: 'reference', assetId, contentType: 'image/png', bytes },
  open: async () => Readable.from([Buffer.from(assetId)]),
})
const asking = (count: number) => ({
  endpoint: 'edits',
  body: {},
  slots: Array.from({ length: count }, (_, index) => ({ role: 'reference', index, at: ['image', index] })),
})

test('inputs travel in the POST, until they are too large together', async () => {
  const few = [picture('a', 1), picture('b', 1)]
  const { body, files } = await attachFiles(asking(2), few, 50_000_000, 'Acme')
  expect([body, files?.length]).toEqual([{ image: ['attached:a', 'attached:b'] }, 2])
  const many = Array.from({ length: 5 }, (_, n) => picture(`p${n}`, 45_000_000))
  await expect(attachFiles(asking(5), many, 50_000_000, 'Acme')).rejects.toMatchObject({
    sent: 'no',
    failure: { kind: 'invalid', retry: false },
  })
})
