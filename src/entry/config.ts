import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type DailiesError, defineErrors } from '#kernel/errors.ts'
import type { RemoteVendor } from '#providers/spec/vendor.ts'
import { houseSchema, vendorSchema } from './variables.ts'
import { vendors } from './vendors.ts'

export type Environment = Record<string, string | undefined>

export interface VendorConfig {
  vendor: RemoteVendor
  /** The studio's own; null: only workspaces with a key of theirs reach the vendor. */
  apiKey: string | null
  /** Stands in for all hosts of the vendor; null: the vendor's own. */
  baseUrl: string | null
}

/** The environment, read once, typed and grouped by who needs it. */
export interface Config {
  /** Absolute. */
  dataFolder: string
  /** `url` null: the embedded server. */
  database: { url: string | null }
  storage: { url: string }
  /** `smtpUrl` null: mail is written to the outbox. */
  mail: { smtpUrl: string | null; outboxFolder: string }
  /** `isLoopback`: only this machine reaches it. `trustedProxies` null: nobody stands in front. */
  http: { host: string; port: number; publicUrl: string; isLoopback: boolean; trustedProxies: string | null }
  /** `current` null: the one in `secretFile`, made at the first start. */
  secret: { current: string | null; previous: string | null; secretFile: string }
  billing: { mode: 'track' | 'enforce'; welcomeCredits: number }
  /** From how sure on a picture is not sent to vendors; null: nobody looks. */
  pictureCheck: number | null
  /** Workspaces may name servers of theirs inside our network. */
  privateAddresses: boolean
  media: { scratchFolder: string; cacheFolder: string; cacheBytes: number }
  log: { level: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent' }
  vendors: readonly VendorConfig[]
}

/** The same folder from wherever a verb is called. */
const DEFAULT_DATA_FOLDER = fileURLToPath(new URL('../../data', import.meta.url))

const ConfigErrors = defineErrors({
  config_invalid: { status: 500, title: 'The configuration is not valid.' },
})

/** Reads the environment. Throws `config_invalid` with one line for each variable that is not valid. */
export function parseConfig(environment: Environment): Config {
  // An empty variable is how many tools say "unset".
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const house = houseSchema.safeParse(given)
  const ofVendors = vendorSchema.safeParse(given)
  if (!house.success || !ofVendors.success) {
    const issues = [house, ofVendors].flatMap(({ error }) => error?.issues ?? [])
    throw invalid(issues.map((issue) => [issue.path.join('.'), issue.message]))
  }
  const values = house.data
  if (values.DATABASE_URL !== undefined && values.DAILIES_SECRET === undefined) {
    throw invalid([
      [
        'DAILIES_SECRET',
        'is required with DATABASE_URL, because all machines on one database share it; make one with: openssl rand -base64 32',
      ],
    ])
  }
  const publicUrl = values.PUBLIC_URL ?? `http://localhost:${values.PORT}`
  const dataFolder = values.DAILIES_DATA === undefined ? DEFAULT_DATA_FOLDER : resolve(values.DAILIES_DATA)
  // A proxy on this machine opens a loopback address to the world; where people reach the studio tells.
  const onlyHere = isLoopback(values.HOST) && isLoopback(new URL(publicUrl).hostname)
  return {
    dataFolder,
    database: { url: values.DATABASE_URL ?? null },
    storage: { url: absoluteStorage(values.STORAGE_URL ?? `file:${join(dataFolder, 'media')}`) },
    mail: { smtpUrl: values.SMTP_URL ?? null, outboxFolder: join(dataFolder, 'outbox') },
    http: {
      host: values.HOST,
      port: values.PORT,
      publicUrl,
      isLoopback: onlyHere,
      trustedProxies: values.TRUST_PROXY ?? null,
    },
    secret: {
      current: values.DAILIES_SECRET ?? null,
      previous: values.DAILIES_SECRET_PREVIOUS ?? null,
      secretFile: join(dataFolder, 'secret'),
    },
    billing: { mode: values.BILLING, welcomeCredits: values.WELCOME_CREDITS },
    pictureCheck: values.PICTURE_CHECK === 'off' ? null : Number(values.PICTURE_CHECK),
    privateAddresses: (values.COMFYUI_PRIVATE_ADDRESSES ?? (onlyHere ? 'allow' : 'refuse')) === 'allow',
    media: {
      scratchFolder: join(dataFolder, 'scratch'),
      cacheFolder: join(dataFolder, 'cache'),
      cacheBytes: values.RENDER_CACHE_MB * 1024 ** 2,
    },
    log: { level: values.LOG_LEVEL },
    vendors: vendors.map((vendor) => {
      const baseUrl = ofVendors.data[vendor.baseUrlVariable] ?? null
      const none = vendor.keyless && baseUrl !== null ? 'none' : null
      return { vendor, apiKey: ofVendors.data[vendor.keyVariable] ?? none, baseUrl }
    }),
  }
}

function invalid(problems: [name: string, message: string][]): DailiesError {
  return ConfigErrors.config_invalid({
    detail: problems.map(([name, message]) => `${name} ${message}`).join('\n'),
    errors: problems.map(([path, message]) => ({ path, code: 'invalid', message })),
  })
}

/** `file:media` and `file:/srv/media` become full `file://` URLs, so that no reader resolves them in its own way. */
function absoluteStorage(url: string): string {
  if (!url.startsWith('file:') || url.startsWith('file://')) return url
  return pathToFileURL(resolve(url.slice('file:'.length))).href
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host)
}
