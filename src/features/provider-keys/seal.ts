import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'

/** A text under a key of its own, and that key under the studio's secret. */
export interface Sealed {
  /** Which secret; says nothing about it. */
  secretId: string
  wrappedKey: Uint8Array
  sealedText: Uint8Array
}

export interface Sealer {
  /** `owner` is bound in: what was sealed for one owner opens for no other. */
  seal(text: string, owner: string): Sealed
  /** Null: it was sealed under another secret, for another owner, or has been changed. */
  open(sealed: Sealed, owner: string): string | null
  /** The same text under the current secret; null when it cannot be opened. */
  rewrap(sealed: Sealed, owner: string): Sealed | null
  /** Whether the secret is one of ours. */
  knows(secretId: string): boolean
  readonly currentId: string
  /** The studio has other secrets now; the first one seals from here on. */
  learn(secrets: Secrets): void
}

type Secrets = readonly [string, ...string[]]

const ivBytes = 12
const tagBytes = 16

/** Envelopes of AES-256-GCM. The first secret seals; all of them open. */
export function createSealer(secrets: Secrets): Sealer {
  let [current, ...others] = mastersOf(secrets)
  const find = (id: string) => [current, ...others].find((master) => master.id === id)

  function dataKeyOf({ secretId, wrappedKey }: Sealed, owner: string): Buffer | null {
    const master = find(secretId)
    return master === undefined ? null : unlock(master.key, wrappedKey, `key for ${owner}`)
  }
  const wrap = (dataKey: Buffer, owner: string) => ({
    secretId: current.id,
    wrappedKey: lock(current.key, dataKey, `key for ${owner}`),
  })

  return {
    get currentId() {
      return current.id
    },
    learn(fresh) {
      ;[current, ...others] = mastersOf(fresh)
    },
    knows: (id) => find(id) !== undefined,
    seal(text, owner) {
      const dataKey = randomBytes(32)
      return { ...wrap(dataKey, owner), sealedText: lock(dataKey, Buffer.from(text, 'utf8'), owner) }
    },
    open(sealed, owner) {
      const dataKey = dataKeyOf(sealed, owner)
      return dataKey === null ? null : (unlock(dataKey, sealed.sealedText, owner)?.toString('utf8') ?? null)
    },
    rewrap(sealed, owner) {
      const dataKey = dataKeyOf(sealed, owner)
      return dataKey === null ? null : { ...wrap(dataKey, owner), sealedText: sealed.sealedText }
    },
  }
}

interface Master {
  id: string
  key: Buffer
}

const mastersOf = ([current, ...others]: Secrets): [Master, ...Master[]] => [
  masterOf(current),
  ...others.map(masterOf),
]

function masterOf(secret: string): Master {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, 'dailies', purpose, 32))
  const id = createHash('sha256').update(derive('provider keys: name')).digest('hex').slice(0, 16)
  return { id, key: derive('provider keys: wrap') }
}

function lock(key: Buffer, plain: Buffer, bound: string): Buffer {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes }).setAAD(
    Buffer.from(bound),
  )
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body])
}

function unlock(key: Buffer, locked: Uint8Array, bound: string): Buffer | null {
  const bytes = Buffer.from(locked)
  if (bytes.length < ivBytes + tagBytes) return null
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), {
    authTagLength: tagBytes,
  })
    .setAAD(Buffer.from(bound))
    .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()])
  } catch {
    return null
  }
}
