/**
 * Which room may import which; a room may always import itself. `*` stands for each folder below, and a more exact name
 * goes before it. check-imports.ts turns this into rules.
 */
export const mayImport: Record<string, string[]> = {
  kernel: [],
  contract: ['kernel'],
  camera: ['kernel', 'contract'],
  painter: ['kernel', 'contract', 'camera'],
  catalog: ['kernel', 'contract', 'camera'],
  pricing: ['kernel', 'contract', 'catalog'],
  media: ['kernel'],
  storage: ['kernel'],
  db: ['kernel', 'contract'],
  mail: ['kernel', 'db'],
  ledger: ['kernel', 'contract', 'db'],
  jobs: ['kernel', 'contract', 'db', 'ledger', 'providers/spec'],
  http: ['kernel', 'contract', 'db'],
  'providers/spec': ['kernel', 'contract'],
  'providers/local': ['kernel', 'contract', 'camera', 'painter', 'providers/spec', 'media'],
  'providers/*': ['kernel', 'contract', 'providers/spec'],
  'features/*': [
    'kernel',
    'contract',
    'camera',
    'catalog',
    'pricing',
    'media',
    'storage',
    'mail',
    'db',
    'ledger',
    'jobs',
    'providers/spec',
    'http',
  ],
  web: ['kernel', 'contract', 'camera', 'painter', 'catalog', 'pricing'],
  site: ['kernel', 'contract', 'catalog', 'pricing', 'web'],
  entry: ['*'],
}

/** The only imports between features: a tree that points down. */
export const featureArrows: Record<string, string[]> = {
  films: ['generations'],
  generations: ['assets'],
  prompts: ['generations'],
  references: ['assets'],
  voices: ['assets'],
}

/** What only some places may import, by path below src. */
export const onlyIn: Record<string, string[]> = {
  'pg-boss': ['jobs'],
  'node:child_process': ['media', 'db/embedded', 'entry'],
  fastify: ['http', 'features', 'entry'],
  'better-auth': ['features/accounts'],
  '@aws-sdk': ['storage'],
  ai: ['providers/text'],
  '@ai-sdk': ['providers/text'],
}
