import { DailiesError } from '#kernel/errors.ts'
import type { Environment } from './config.ts'
import { help } from './help.ts'
import { keepCompiled, loadQuickly } from './quick-loading.ts'

/** A verb gets its arguments and the environment, and returns the exit code. */
interface Verb {
  run(args: string[], environment: Environment): Promise<number>
}

/** Each verb is loaded when it is called, so that none waits for another's modules. */
const verbs: Record<keyof typeof help, () => Promise<Verb>> = {
  start: () => import('./studio.ts'),
  web: () => import('./web.ts'),
  worker: () => import('./worker.ts'),
  make: () => import('./make.ts'),
  generate: () => import('./generate.ts'),
  grant: () => import('./grant.ts'),
  reconcile: () => import('./reconcile.ts'),
  settings: () => import('./settings.ts'),
  'rotate-keys': () => import('./rotate-keys.ts'),
  rates: () => import('./rates.ts'),
  prices: () => import('./prices.ts'),
  doctor: () => import('./doctor.ts'),
  migrate: () => import('./migrate.ts'),
  backup: () => import('./backup.ts'),
  restore: () => import('./restore.ts'),
}

async function main([name = '', ...args]: string[]): Promise<number> {
  if (!isVerb(name)) {
    console.error(`There is no verb "${name}". ./dailies help lists them.`)
    return 2
  }
  if (asksForHelp(args)) {
    console.log(help[name])
    return 0
  }
  try {
    loadQuickly()
    const verb = await verbs[name]()
    keepCompiled()
    return await verb.run(args, process.env)
  } catch (error) {
    return explain(error)
  }
}

const isVerb = (name: string): name is keyof typeof help => Object.hasOwn(verbs, name)

/** Before the verb looks at anything else: who asks what it does wants nothing done. */
function asksForHelp(args: string[]): boolean {
  const end = args.indexOf('--')
  return args.slice(0, end < 0 ? args.length : end).some((arg) => arg === '--help' || arg === '-h')
}

function explain(error: unknown): number {
  if (error instanceof DailiesError) {
    console.error(error.message)
    for (const problem of error.errors) {
      if (!error.message.includes(problem.message)) console.error(`  ${problem.path}: ${problem.message}`)
    }
    for (const step of error.nextSteps) console.error(`  → ${step.label}`)
    return 1
  }
  if (isUsageError(error)) {
    console.error(error.message)
    return 2
  }
  console.error(error)
  return 1
}

function isUsageError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}

process.exitCode = await main(process.argv.slice(2))
