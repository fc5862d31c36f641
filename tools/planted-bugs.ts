import { spawn } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Plants one bug at a time in the money and job code of a copy, and runs the tests that should notice. A bug that no
 * test catches is a hole in the suite. `node tools/planted-bugs.ts [words of a name]`
 */
interface Bug {
  name: string
  file: string
  find: string
  put: string
  tests: string[]
}

const ledger = 'src/db/migrations/0001_ledger_functions.sql'
const ledgerTests = ['test/ledger']
const machineTests = ['src/jobs', 'test/jobs/machine.test.ts']
const remoteTests = ['src/jobs', 'test/jobs/remote.test.ts']

const bugs: Bug[] = [
  {
    name: 'a hold may exceed the balance',
    file: ledger,
    find: 'IF credits > available THEN',
    put: 'IF credits > available + 1 THEN',
    tests: ledgerTests,
  },
  {
    name: 'last to expire is spent first',
    file: ledger,
    find: 'ORDER BY expires_at NULLS LAST, array_position',
    put: 'ORDER BY expires_at DESC NULLS FIRST, array_position',
    tests: ledgerTests,
  },
  {
    name: 'a hold ends twice',
    file: ledger,
    find: "WHERE job_id = for_job AND round = in_round AND status = 'held'",
    put: 'WHERE job_id = for_job AND round = in_round',
    tests: ledgerTests,
  },
  {
    name: 'a release loses a credit',
    file: ledger,
    find: 'back := line.amount - paid;',
    put: 'back := greatest(0, line.amount - paid - 1);',
    tests: ledgerTests,
  },
  {
    name: 'a grant is given again for a used key',
    file: ledger,
    find: 'IF EXISTS (SELECT FROM ledger_transfers WHERE idempotency_key = key) THEN\n    RETURN false;',
    put: 'IF false THEN\n    RETURN false;',
    tests: ledgerTests,
  },
  {
    name: 'released credits stay in an expired bucket',
    file: ledger,
    find: "THEN at + interval '24 hours' ELSE expires_at END",
    put: 'THEN expires_at ELSE expires_at END',
    tests: ledgerTests,
  },
  {
    name: 'arriving credits skip the debt',
    file: ledger,
    find: 'paid := least(debt.balance, arrived);',
    put: 'paid := 1;',
    tests: ledgerTests,
  },
  {
    name: 'expired credits can be spent',
    file: ledger,
    find: 'PERFORM ledger_expire(of_workspace, at);\n  END IF;\n  net',
    put: 'PERFORM 1;\n  END IF;\n  net',
    tests: ledgerTests,
  },
  {
    name: 'a failed stage is charged',
    file: 'src/jobs/money.ts',
    find: "own.every((step) => step.status === 'succeeded')",
    put: "own.some((step) => step.status === 'succeeded')",
    tests: machineTests,
  },
  {
    name: 'a charged stage is charged again',
    file: 'src/jobs/money.ts',
    find: 'if (stage.charged) return stage',
    put: 'if (stage.charged && stage.credits < 0) return stage',
    tests: machineTests,
  },
  {
    name: 'a refused result is charged although the house pays',
    file: 'src/jobs/money.ts',
    find: 'stage.chargeWhenBilled && own.some',
    put: 'own.some',
    tests: machineTests,
  },
  {
    name: 'a retry holds what is paid already',
    file: 'src/jobs/money.ts',
    find: 'stage.charged ? 0 : stage.credits',
    put: 'stage.credits',
    tests: machineTests,
  },
  {
    name: 'a taken-over attempt may commit',
    file: 'src/jobs/finish-step.ts',
    find: 'eq(steps.attempt, step.attempt), ',
    put: '',
    tests: machineTests,
  },
  {
    name: 'a live lease can be taken',
    file: 'src/jobs/claim.ts',
    find: '${steps.leaseUntil} < now()',
    put: '${steps.leaseUntil} is not null',
    tests: machineTests,
  },
  {
    name: 'a claim does not raise the fencing token',
    file: 'src/jobs/claim.ts',
    find: 'attempt: sql`${steps.attempt} + 1`',
    put: 'attempt: sql`greatest(1, ${steps.attempt})`',
    tests: machineTests,
  },
  {
    name: 'admission counts without its lock',
    file: 'src/jobs/admission.ts',
    find: 'select pg_advisory_xact_lock(hashtextextended(${`admit:${workspaceId}`}, 0))',
    put: 'select 1 where ${workspaceId} is not null',
    tests: machineTests,
  },
  {
    name: 'admission ignores priority',
    file: 'src/jobs/admission.ts',
    find: 'order by priority desc, created_at, id',
    put: 'order by created_at, id',
    tests: machineTests,
  },
  {
    name: 'a new stage begins after a failure',
    file: 'src/jobs/advance.ts',
    find: 'if (blocked || unbegun) {',
    put: 'if (blocked) {',
    tests: machineTests,
  },
  {
    name: 'a cancel drops work that a vendor has begun',
    file: 'src/jobs/advance.ts',
    find: '!begun.has(step.stage) && ',
    put: '',
    tests: machineTests,
  },
  {
    name: 'a lost reply is posted again',
    file: 'src/jobs/remote-recover.ts',
    find: "if (found === 'unknown') return unknown(context, input, operation)",
    put: "if (found === 'unknown') return 'absent'",
    tests: remoteTests,
  },
  {
    name: 'a lost reply keeps the money',
    file: 'src/jobs/remote-recover.ts',
    find: "code: 'submit_unknown',",
    put: "code: 'unknown',",
    tests: remoteTests,
  },
  {
    name: 'the suspected cost is forgotten',
    file: 'src/jobs/remote-recover.ts',
    find: 'suspectedCostMicroUsd: input.expectedCostMicroUsd',
    put: 'suspectedCostMicroUsd: 0',
    tests: remoteTests,
  },
  {
    name: 'a late result is charged',
    file: 'src/jobs/adopt.ts',
    find: 'credits: stage.charged ? stage.credits : 0,',
    put: 'credits: stage.credits,',
    tests: remoteTests,
  },
  {
    name: 'a retry submits although the vendor has the take',
    file: 'src/jobs/resume-point.ts',
    find: "if (latest?.status === 'pending') {",
    put: "if (latest?.status === 'submitting') {",
    tests: machineTests,
  },
  {
    name: 'the breaker never opens',
    file: 'src/jobs/remote-submit.ts',
    find: 'if (open !== undefined) {',
    put: 'if (open !== undefined && open < 0) {',
    tests: remoteTests,
  },
  {
    name: 'a price rounds down',
    file: 'src/pricing/price.ts',
    find: '(thousandths + divisor - 1n) / divisor',
    put: 'thousandths / divisor',
    tests: ['src/pricing'],
  },
  {
    name: 'the rate card is ignored',
    file: 'src/pricing/price.ts',
    find: 'card.engines[engine.id] ?? engine.price.credits',
    put: 'engine.price.credits',
    tests: ['src/pricing'],
  },
  {
    name: 'the books are never wrong',
    file: 'src/ledger/reconcile.ts',
    find: 'faults.push({ law, subject, detail })',
    put: 'void detail',
    tests: ledgerTests,
  },
]

const root = fileURLToPath(new URL('..', import.meta.url))
const copied = [
  'src',
  'test',
  'tools',
  'package.json',
  'tsconfig.json',
  'vitest.config.ts',
  'drizzle.config.ts',
]

async function main(words: string[]): Promise<number> {
  const chosen = bugs.filter(({ name }) => words.every((word) => name.includes(word)))
  const folder = await mkdtemp(join(tmpdir(), 'planted-bugs-'))
  const missed: string[] = []
  try {
    for (const name of copied) await cp(join(root, name), join(folder, name), { recursive: true })
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
    // A test that fails without any bug would catch everything.
    for (const tests of new Set(chosen.map((bug) => bug.tests))) {
      if ((await runTests(folder, tests)) !== 0)
        throw new Error(`${tests.join(' ')} fails with no bug planted`)
    }
    for (const bug of chosen) {
      const caught = await isCaught(folder, bug)
      console.log(`${caught ? 'caught' : 'MISSED'}  ${bug.name} (${bug.file})`)
      if (!caught) missed.push(bug.name)
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  console.log(`${chosen.length - missed.length} passed, ${missed.length} failed`)
  return missed.length === 0 ? 0 : 1
}

async function isCaught(folder: string, bug: Bug): Promise<boolean> {
  const path = join(folder, bug.file)
  const text = await readFile(path, 'utf8')
  if (text.split(bug.find).length < 2) throw new Error(`${bug.file} no longer holds: ${bug.find}`)
  await writeFile(
    path,
    text.replace(bug.find, () => bug.put),
  )
  try {
    return (await runTests(folder, bug.tests)) !== 0
  } finally {
    await writeFile(path, text)
  }
}

function runTests(folder: string, tests: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn('node_modules/.bin/vitest', ['run', '--bail', '1', ...tests], {
      cwd: folder,
      stdio: 'ignore',
    })
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

process.exitCode = await main(process.argv.slice(2))
