import swagger from '@fastify/swagger'
import scalar from '@scalar/fastify-api-reference'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Problem } from '#contract/problem.ts'

export const openApiPath = '/api/v1/openapi.json'
const docsPath = '/docs/api'

const problemReply = {
  description: 'A problem (RFC 9457); `code` is stable.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

/** Must be registered before the routes that it describes. */
export async function describeRoutes(app: FastifyInstance, options: { publicUrl: string; version: string }) {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.1',
      info: {
        title: 'Dailies',
        version: options.version,
        description:
          'JSON in camelCase. Lists are pages: pass `nextCursor` back as `cursor`. Errors are problem+json with a stable `code`.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: new URL(options.publicUrl).origin }],
      security: [{ session: [] }],
      components: {
        securitySchemes: {
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: 'dailies.session_token',
            description:
              'Set by POST /api/auth/sign-in/email. Writes also need the Origin header of the studio.',
          },
        },
      },
    },
    transform: (input) => {
      // Only what a route literal describes is public; plugins' own routes stay out.
      if (!input.schema?.operationId) return { schema: { ...input.schema, hide: true }, url: input.url }
      return jsonSchemaTransform(input as Parameters<typeof jsonSchemaTransform>[0])
    },
    transformObject: (document) => {
      if (!('openapiObject' in document)) throw new Error('Only OpenAPI 3 is served.')
      const { $schema: _, ...problem } = z.toJSONSchema(Problem)
      const api = document.openapiObject
      const withProblem = JSON.parse(
        JSON.stringify({
          ...api,
          components: { ...api.components, schemas: { ...api.components?.schemas, Problem: problem } },
        }),
      )
      for (const path of Object.values(withProblem.paths)) {
        for (const operation of Object.values(path as Record<string, { responses?: object }>)) {
          operation.responses = { ...operation.responses, default: problemReply }
        }
      }
      return withProblem
    },
  })
}

/** The document and its reader. The reader's script is served from here; no other host is asked for anything. */
export async function serveDocs(app: FastifyInstance) {
  let document: string | null = null
  app.get(openApiPath, { schema: { hide: true } }, async (_request, reply) => {
    document ??= JSON.stringify(app.swagger())
    return reply.type('application/json').header('cache-control', 'no-cache').send(document)
  })
  await app.register(async (docs) => {
    docs.addHook('onSend', async (_request, reply) => {
      // The reader builds styles and workers at run time. connect-src keeps it from calling anybody but us.
      reply.header(
        'content-security-policy',
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
      )
    })
    await docs.register(scalar, {
      routePrefix: docsPath,
      configuration: {
        url: openApiPath,
        pageTitle: 'Dailies API',
        withDefaultFonts: false,
        proxyUrl: '',
        telemetry: false,
        // What would send the reader, or the document, to the maker's own service.
        agent: { disabled: true },
        mcp: { disabled: true },
        showDeveloperTools: 'never',
        hideClientButton: true,
      },
    })
  })
}
