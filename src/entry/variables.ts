import { z } from 'zod'
import type { RemoteVendor } from '#providers/spec/vendor.ts'
import { vendors } from './vendors.ts'

/** What a person reads about a setting in `.env.example` and in the doctor's report. */
export interface Setting {
  purpose: string
  /** What it means to leave it out. */
  unset: string
  example: string
  /** Never shown, neither in errors nor by the doctor. */
  secret?: boolean
}

export const settings = z.registry<Setting>()

function url(protocols: string[], sentence: string) {
  const fits = (text: string) => URL.canParse(text) && protocols.includes(new URL(text).protocol)
  return z.string().refine(fits, { error: sentence, abort: true })
}

function wholeNumber(from: number, to: number) {
  const sentence = `must be a whole number from ${from} to ${to}`
  return z
    .string()
    .regex(/^\d+$/, sentence)
    .transform(Number)
    .refine((number) => number >= from && number <= to, sentence)
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && ['', '/'].includes(new URL(text).pathname) && new URL(text).search === ''
}

const httpOrigin = url(['http:', 'https:'], 'must be an http:// or https:// URL')
  .refine(isOrigin, 'must be an origin, without a path')
  .transform((text) => new URL(text).origin)

const secret = z.string().min(32, 'must have at least 32 characters; make one with: openssl rand -base64 32')

/** The settings of the house itself. */
export const houseSchema = z.object({
  DAILIES_DATA: z.string().optional().register(settings, {
    purpose: 'The folder that holds everything this studio keeps.',
    unset: 'the folder data beside ./dailies',
    example: '/srv/dailies',
  }),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be an IP address or a host name')
    .default('127.0.0.1')
    .register(settings, {
      purpose:
        'The address to listen on. On any but the loopback the first owner needs a code that the start prints.',
      unset: '127.0.0.1',
      example: '0.0.0.0',
    }),
  PORT: wholeNumber(0, 65_535).default(3210).register(settings, {
    purpose: 'The port to listen on; 0 takes any free one.',
    unset: '3210',
    example: '3210',
  }),
  PUBLIC_URL: httpOrigin.optional().register(settings, {
    purpose:
      'Where people and webhooks reach this studio. Any but localhost counts as open to others, whatever HOST says.',
    unset: 'http://localhost:PORT',
    example: 'https://studio.example.com',
  }),
  TRUST_PROXY: z
    .string()
    .regex(/^[\w.:/, -]+$/, 'must be addresses or networks, with commas, or loopback')
    .optional()
    .register(settings, {
      purpose: 'The proxies in front, whose X-Forwarded-For is believed: addresses or networks, with commas.',
      unset: 'no proxy is believed',
      example: 'loopback',
    }),
  DATABASE_URL: url(['postgres:', 'postgresql:'], 'must be a postgres:// URL').optional().register(settings, {
    purpose: 'A PostgreSQL server of your own.',
    unset: 'an embedded PostgreSQL 18 under DAILIES_DATA',
    example: 'postgres://dailies:password@db.example.com:5432/dailies',
    secret: true,
  }),
  STORAGE_URL: url(['file:', 's3:'], 'must be a file: or s3:// URL').optional().register(settings, {
    purpose: 'Where media are kept: file:/folder or s3://bucket?endpoint=…&region=…',
    unset: 'file:DAILIES_DATA/media',
    example: 's3://my-bucket?region=eu-central-1',
    secret: true,
  }),
  SMTP_URL: url(['smtp:', 'smtps:'], 'must be an smtp:// or smtps:// URL').optional().register(settings, {
    purpose: 'The mail server.',
    unset: 'mail is written to DAILIES_DATA/outbox as .eml files',
    example: 'smtps://user:password@mail.example.com',
    secret: true,
  }),
  DAILIES_SECRET: secret.optional().register(settings, {
    purpose:
      'Signs sessions and confirmation links, and seals the provider keys that people bring. Required with DATABASE_URL, the same on every machine.',
    unset: 'made once and kept in DAILIES_DATA/secret',
    example: '32 random characters or more: openssl rand -base64 32',
    secret: true,
  }),
  DAILIES_SECRET_PREVIOUS: secret.optional().register(settings, {
    purpose:
      'The secret before this one: sessions that it signed stay valid, and provider keys that it sealed are sealed anew at the next start.',
    unset: 'only what DAILIES_SECRET signed and sealed is valid',
    example: 'the old DAILIES_SECRET',
    secret: true,
  }),
  BILLING: z.enum(['track', 'enforce'], 'must be track or enforce').default('track').register(settings, {
    purpose:
      'track: everything is quoted and receipted, and the house refills wallets. enforce: no credits, no take.',
    unset: 'track',
    example: 'enforce',
  }),
  WELCOME_CREDITS: wholeNumber(0, 1_000_000).default(50).register(settings, {
    purpose: 'Credits that each person is given once.',
    unset: '50',
    example: '0',
  }),
  FFMPEG_PATH: z.string().optional().register(settings, {
    purpose: 'The ffmpeg program.',
    unset: 'ffmpeg on the PATH',
    example: '/opt/ffmpeg/bin/ffmpeg',
  }),
  FFPROBE_PATH: z.string().optional().register(settings, {
    purpose: 'The ffprobe program.',
    unset: 'ffprobe on the PATH',
    example: '/opt/ffmpeg/bin/ffprobe',
  }),
  RENDER_CACHE_MB: wholeNumber(0, 10_000_000).default(2_048).register(settings, {
    purpose:
      'How much disk finished work of the built-in engines, and the finished parts of what they are at, may take, so that the same again costs nothing. What was used longest ago goes first; 0 keeps nothing.',
    unset: '2048',
    example: '20000',
  }),
  PICTURE_CHECK: z
    .string()
    .regex(/^(?:off|0?\.[5-9]\d*|1)$/, 'must be off, or a number from 0.5 to 1')
    .default('0.85')
    .register(settings, {
      purpose:
        'From how sure on a small model of this machine keeps sexual pictures from being sent to vendors: 0.5 is strict, 1 lets nearly all pass, off does not look.',
      unset: '0.85',
      example: 'off',
    }),
  COMFYUI_PRIVATE_ADDRESSES: z
    .enum(['allow', 'refuse'], 'must be allow or refuse')
    .optional()
    .register(settings, {
      purpose:
        'Whether a workspace may name a ComfyUI server of its own inside this network. Refuse it where strangers may sign up.',
      unset: 'allowed while only this machine reaches the studio, refused otherwise',
      example: 'allow',
    }),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'must be fatal, error, warn, info, debug, trace or silent',
    )
    .default('info')
    .register(settings, {
      purpose: 'How much the log says: fatal, error, warn, info, debug, trace or silent.',
      unset: 'info',
      example: 'debug',
    }),
})

/** What the variable with a vendor's key is for. */
function keyPurpose({ label, keyless, keyIsAddress }: RemoteVendor): string {
  if (keyless) return `A key for ${label}, where a proxy before it asks for one.`
  return keyIsAddress
    ? `Where the studio's own ${label} is; headers for a proxy before it follow a hash, as a form.`
    : `The studio's own key for ${label}.`
}

function variablesOf(vendor: RemoteVendor) {
  const { label, keyVariable, keyExample, baseUrlVariable, keyless } = vendor
  return {
    [keyVariable]: z
      .string()
      .regex(/^\S+$/, 'must not contain spaces')
      .optional()
      .register(settings, {
        purpose: keyPurpose(vendor),
        unset: keyless ? 'no key is sent' : `${label} is off for the studio`,
        example: keyExample,
        secret: true,
      }),
    [baseUrlVariable]: httpOrigin.optional().register(settings, {
      purpose: keyless
        ? `Where ${label} listens; this turns it on.`
        : `Stands in for every host of ${label}: for proxies and tests.`,
      unset: keyless ? `${label} is off` : `${label}'s own hosts`,
      example: keyless ? 'http://localhost:11434' : 'http://localhost:4010',
    }),
  }
}

/** Two settings for each vendor: its key, and what stands in for its hosts. */
export const vendorSchema = z.object(
  Object.fromEntries(vendors.flatMap((vendor) => Object.entries(variablesOf(vendor)))),
)

/** Every variable that the studio reads, in the order in which they are explained. */
export const variables: Readonly<Record<string, z.ZodType>> = { ...houseSchema.shape, ...vendorSchema.shape }
