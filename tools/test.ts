import { spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { variables } from '../src/entry/variables.ts'
import { measured, thinRooms } from './coverage.ts'
import { countTests } from './test-counts.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const program = (name: string) => join(root, 'node_modules', '.bin', name)

const help = `Usage: ./dailies test [--all] [FILE …]

Runs every check, quickest first; the first that fails ends the run. --all runs the long tests too; with files, only
those tests run.`

const { values, positionals } = parseArgs({
  options: {
    all: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
  allowPositionals: true,
})
if (values.help) {
  console.log(help)
  process.exit()
}

const stages: [name: string, program: string, args: string[]][] = [
  ['lock file', process.execPath, ['tools/check-lock.ts']],
  ['types', program('tsc'), ['-p', '.']],
  ['format and lint', program('biome'), ['check', '--error-on-warnings', '.']],
  ['imports', process.execPath, ['tools/check-imports.ts']],
  ['unused code', program('knip'), ['--no-progress']],
]

// A test must never spend a real key, write to a real database, or pass because of one machine's settings.
const settings = Object.keys(variables)
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !settings.includes(name)),
)
if (values.all) environment.DAILIES_TEST_ALL = '1'
const minutes = values.all ? 60 : 25

function run(file: string, args: string[], shown: boolean): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: root,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A check that hangs is a failed one.
      timeout: minutes * 60_000,
      killSignal: 'SIGKILL',
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        if (shown) process.stdout.write(text)
        else output += text
      })
    }
    child.once('error', reject)
    // Not only `close`: a process that a broken test left behind holds the pipes open for ever.
    child.once('exit', (code) => {
      const end = () => resolve({ code: code ?? 1, output })
      child.once('close', end)
      setTimeout(end, 2_000).unref()
    })
  })
}

async function runStages(): Promise<boolean> {
  for (const [name, file, args] of stages) {
    const began = performance.now()
    const { code, output } = await run(file, args, false)
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    console.log(`${code === 0 ? 'ok    ' : 'FAILED'}  ${name} (${seconds} s)`)
    if (code === 0) continue
    console.log(output)
    console.log(`0 passed, 1 failed: ${name}`)
    return false
  }
  return true
}

async function runTests(): Promise<boolean> {
  const folder = join(root, 'coverage')
  await rm(folder, { recursive: true, force: true })
  const countsFile = join(folder, 'tests.json')
  const whole = positionals.length === 0
  const coverage = [
    '--coverage.enabled',
    '--coverage.provider=custom',
    '--coverage.customProviderModule=tools/coverage-provider.ts',
    `--coverage.include=${measured}`,
    '--coverage.reporter=json-summary',
  ]
  const { code } = await run(
    program('vitest'),
    [
      'run',
      ...[
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${countsFile}`,
        '--slowTestThreshold=60000',
      ],
      ...(whole ? [...coverage, `--coverage.reportsDirectory=${join(folder, 'lines')}`] : positionals),
    ],
    true,
  )
  const thin =
    whole && code === 0 ? await thinRooms(join(folder, 'lines', 'coverage-summary.json'), root) : []
  for (const sentence of thin) console.log(sentence)
  const { passed, failed, skipped } = await countTests(countsFile)
  const skips = skipped > 0 ? `, ${skipped} skipped` : ''
  console.log(`${passed} passed, ${failed + thin.length} failed${skips}`)
  return code === 0 && thin.length === 0
}

process.exit((await runStages()) && (await runTests()) ? 0 : 1)
