import { parseArgs, styleText } from 'node:util'
import type { Environment } from './config.ts'
import { examine } from './doctor-checks.ts'
import type { Finding } from './finding.ts'

const marks: Record<Finding['state'], string> = {
  ok: styleText('green', 'ok     '),
  warning: styleText('yellow', 'warning'),
  missing: styleText('red', 'missing'),
}

/** Says what is there, what is missing and what to do. Exit code 1 when the studio cannot work like this. */
export async function run(args: string[], environment: Environment): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } })
  const findings = await examine(environment)
  const fit = findings.every((finding) => finding.state !== 'missing')
  if (values.json) {
    console.log(JSON.stringify({ ok: fit, findings }, null, 2))
  } else {
    for (const finding of findings) {
      console.log(`${marks[finding.state]}  ${finding.name.padEnd(16)}  ${finding.says}`)
      if (finding.todo) console.log(`${' '.repeat(27)}→ ${finding.todo}`)
    }
    console.log(fit ? 'The studio can start.' : 'The studio cannot work like this.')
  }
  return fit ? 0 : 1
}
