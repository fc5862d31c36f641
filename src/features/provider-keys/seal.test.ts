import { expect, test } from 'vitest'
import { createSealer, type Sealed } from './seal.ts'

const old = 'the old secret, which is long enough for anybody'
const fresh = 'the new secret, which is long enough for anybody'
const owner = 'fal of ws_1'
const key = 'key-id:key-secret-4711'

test('what was sealed opens for its owner, and is never the same twice', () => {
  const sealer = createSealer([old])
  const [one, two] = [sealer.seal(key, owner), sealer.seal(key, owner)]
  expect(sealer.open(one, owner)).toBe(key)
  expect(Buffer.from(one.sealedText)).not.toEqual(Buffer.from(two.sealedText))
  expect(JSON.stringify(one)).not.toContain('4711')
  expect(Buffer.concat([one.wrappedKey, one.sealedText]).includes(key)).toBe(false)
})

test('another owner, another secret or one changed bit open nothing', () => {
  const sealer = createSealer([old])
  const sealed = sealer.seal(key, owner)
  expect(sealer.open(sealed, 'fal of ws_2')).toBeNull()
  expect(createSealer([fresh]).open(sealed, owner)).toBeNull()
  const flipped = (bytes: Uint8Array) =>
    bytes.map((byte, index) => (index === bytes.length - 1 ? byte ^ 1 : byte))
  const spoiled: Sealed[] = [
    { ...sealed, sealedText: flipped(sealed.sealedText) },
    { ...sealed, wrappedKey: flipped(sealed.wrappedKey) },
    { ...sealed, wrappedKey: sealer.seal(key, owner).wrappedKey },
    { ...sealed, sealedText: new Uint8Array(3) },
  ]
  expect(spoiled.map((one) => sealer.open(one, owner))).toEqual([null, null, null, null])
})

test('after a change of the secret the old one opens, and what is wrapped anew needs the new one alone', () => {
  const sealed = createSealer([old]).seal(key, owner)
  const both = createSealer([fresh, old])
  expect([both.knows(sealed.secretId), sealed.secretId === both.currentId]).toEqual([true, false])
  expect(both.open(sealed, owner)).toBe(key)
  const rewrapped = both.rewrap(sealed, owner)
  if (rewrapped === null) throw new Error('It could not be opened')
  expect(rewrapped.secretId).toBe(both.currentId)
  const after = createSealer([fresh])
  expect(after.open(rewrapped, owner)).toBe(key)
  expect(after.rewrap(sealed, owner)).toBeNull()
  expect(after.knows(sealed.secretId)).toBe(false)
})
