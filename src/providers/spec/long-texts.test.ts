import { setImmediate as nextTurn } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { decoded, LongTexts } from './long-texts.ts'

/** The same bytes, torn at these places. */
function read(text: string, cuts: readonly number[], longBytes: number): LongTexts {
  const bytes = Buffer.from(text)
  const apart = new LongTexts(longBytes)
  const places = [0, ...cuts.map((cut) => cut % (bytes.byteLength + 1)), bytes.byteLength].sort(
    (a, b) => a - b,
  )
  for (const [index, place] of places.entries())
    if (index > 0) apart.write(bytes.subarray(places[index - 1], place))
  return apart
}

const cuts = fc.array(fc.nat(), { maxLength: 8 })
const File = z.object({ file: z.string(), note: z.string() })

test('any JSON without a long text is left as it is, wherever it is torn', () => {
  fc.assert(
    fc.property(fc.jsonValue(), cuts, (value, places) => {
      const text = JSON.stringify(value)
      const apart = read(text, places, 1_000_000)
      expect(Buffer.from(apart.rest()).toString('utf8')).toBe(text)
      expect(apart.texts).toEqual([])
    }),
  )
})

test.each(['base64', 'hex'] as const)(
  'a file in %s comes out as it went in, between other words',
  async (encoding) => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 30, maxLength: 400 }),
        fc.string(),
        fc.boolean(),
        cuts,
        async (content, note, isEscaped, places) => {
          const sent = JSON.stringify({
            note: note.slice(0, 5),
            file: Buffer.from(content).toString(encoding),
          })
          // Some writers escape a slash, some an equals sign, and none of it is another text.
          const spelled = isEscaped ? sent.replaceAll('/', '\\/').replaceAll('=', '\\u003d') : sent
          const apart = read(spelled, places, 40)
          const { file } = File.parse(JSON.parse(Buffer.from(apart.rest()).toString('utf8')))
          expect(apart.texts).toHaveLength(1)
          expect(await decoded({ longTexts: apart.texts }, file, encoding)).toEqual(Buffer.from(content))
        },
      ),
    )
  },
)

test('a short text is decoded as it stands, and one that breaks off stays no JSON', async () => {
  expect(await decoded({}, 'Zm94', 'base64')).toEqual(Buffer.from('fox'))
  const apart = read(`{"file":"${'A'.repeat(100)}`, [], 40)
  expect(() => JSON.parse(Buffer.from(apart.rest()).toString('utf8'))).toThrow()
})

test('while 48 MB are decoded other work goes on', async () => {
  const apart = read(`{"file":"${'QUJD'.repeat(12_000_000)}","note":""}`, [], 64_000)
  const { file } = File.parse(JSON.parse(Buffer.from(apart.rest()).toString('utf8')))
  let turns = 0
  let isDone = false
  const work = async () => {
    while (!isDone) {
      turns++
      await nextTurn()
    }
  }
  const others = work()
  const content = await decoded({ longTexts: apart.texts }, file, 'base64')
  isDone = true
  await others
  expect(content.byteLength).toBe(36_000_000)
  expect(Buffer.from(content.subarray(-6)).toString()).toBe('ABCABC')
  expect(turns).toBeGreaterThan(50)
})
