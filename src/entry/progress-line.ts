import type { Job } from '#contract/job.ts'

const width = 24

/** One line that shows a job's step, share and time left; rewritten in place on a terminal, sparse in a log. */
export function progressLine(out: NodeJS.WriteStream): { show(job: Job): void; end(): void } {
  let last = ''
  let best = 0
  return {
    show(job) {
      best = Math.max(best, job.progress)
      const line = `${bar(best)} ${String(Math.round(best * 100)).padStart(3)} %  ${sentence(job)}`
      if (line === last) return
      if (out.isTTY) out.write(`\r\u001b[K${line}`)
      else if (stepOf(line) !== stepOf(last)) out.write(`${line}\n`)
      last = line
    },
    end() {
      if (out.isTTY && last !== '') out.write('\n')
    },
  }
}

const bar = (share: number): string => {
  const full = Math.round(share * width)
  return `${'█'.repeat(full)}${'░'.repeat(width - full)}`
}

function sentence(job: Job): string {
  if (job.status === 'queued') return 'waiting in line'
  const step = job.steps.find(({ status }) => status === 'running' || status === 'waiting')
  const name = step === undefined ? job.status : `${step.stage}: ${step.name}`
  return job.etaSeconds === null ? name : `${name}, ${clock(job.etaSeconds)} left`
}

const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
const stepOf = (line: string): string => line.slice(width + 8).split(',')[0] ?? ''
