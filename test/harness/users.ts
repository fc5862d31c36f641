import { z } from 'zod'

export interface Reply {
  status: number
  headers: Headers
  /** Parsed JSON, or the text when it is none. */
  body: unknown
}

export interface CallOptions {
  body?: unknown
  headers?: Record<string, string>
}

/** A browser without a page: keeps cookies and names the studio's origin on every request. */
export interface Client {
  get(path: string, options?: CallOptions): Promise<Reply>
  post(path: string, body?: unknown, options?: CallOptions): Promise<Reply>
  put(path: string, body?: unknown, options?: CallOptions): Promise<Reply>
  patch(path: string, body?: unknown, options?: CallOptions): Promise<Reply>
  delete(path: string, options?: CallOptions): Promise<Reply>
  call(method: string, path: string, options?: CallOptions): Promise<Reply>
  /** For a raw `fetch`, e.g. of an event stream. */
  cookieHeader(): string
  readonly baseUrl: string
}

export interface ClientOptions {
  /** Where the server listens, e.g. `http://127.0.0.1:40123`. */
  baseUrl: string
  /** What the server calls itself; its Origin check wants that. Default: `baseUrl`. */
  publicUrl?: string
  /** Sent with every request, e.g. another address behind a trusted proxy. */
  headers?: Record<string, string>
}

export function createClient(options: ClientOptions): Client {
  const jar = new Map<string, string>()
  const origin = new URL(options.publicUrl ?? options.baseUrl).origin
  const cookieHeader = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')

  async function call(method: string, path: string, { body, headers }: CallOptions = {}): Promise<Reply> {
    const response = await fetch(new URL(path, options.baseUrl), {
      method,
      redirect: 'manual',
      headers: {
        origin,
        ...(jar.size > 0 ? { cookie: cookieHeader() } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...options.headers,
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    for (const line of response.headers.getSetCookie()) keep(jar, line)
    return { status: response.status, headers: response.headers, body: parsed(await response.text()) }
  }

  return {
    call,
    get: (path, more) => call('GET', path, more),
    post: (path, body, more) => call('POST', path, { ...more, body }),
    put: (path, body, more) => call('PUT', path, { ...more, body }),
    patch: (path, body, more) => call('PATCH', path, { ...more, body }),
    delete: (path, more) => call('DELETE', path, more),
    cookieHeader,
    baseUrl: options.baseUrl,
  }
}

export interface Identity {
  name: string
  email: string
  password: string
}

let made = 0
export const newIdentity = (over: Partial<Identity> = {}): Identity => ({
  name: 'Ada Lovelace',
  email: `person-${process.pid}-${++made}@example.test`,
  password: 'correct horse battery',
  ...over,
})

/** Each person signs up from an address of his own, so that limits by address do not meet in a test (needs `trustProxy`). */
const nextAddress = () => `10.${(made >> 16) & 255}.${(made >> 8) & 255}.${made & 255}`

export interface SignedUp extends Identity {
  client: Client
  workspaceId: string
}

/** Signs up through the API and reads the workspace that the first request made. */
export async function signUp(options: ClientOptions, over: Partial<Identity> = {}): Promise<SignedUp> {
  const identity = newIdentity(over)
  const client = createClient({
    ...options,
    headers: { 'x-forwarded-for': nextAddress(), ...options.headers },
  })
  const reply = await client.post('/api/auth/sign-up/email', identity)
  if (reply.status !== 200) throw new Error(`sign-up answered ${reply.status}: ${JSON.stringify(reply.body)}`)
  const workspaces = await client.get('/api/v1/workspaces')
  const [first] = z.object({ items: z.array(z.object({ id: z.string() })) }).parse(workspaces.body).items
  if (!first) throw new Error('no workspace after sign-up')
  return { ...identity, client, workspaceId: first.id }
}

function keep(jar: Map<string, string>, setCookie: string) {
  const [pair = '', ...attributes] = setCookie.split(';')
  const equals = pair.indexOf('=')
  const name = pair.slice(0, equals).trim()
  const value = pair.slice(equals + 1).trim()
  const isGone = value === '' || attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute))
  if (isGone) jar.delete(name)
  else jar.set(name, value)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
