import { availableParallelism, cpus } from 'node:os'

/** One measured figure, the bound that it should keep, and the bare thing that was measured beside it. */
export interface Figure {
  name: string
  value: number
  unit: string
  bound?: { most: number } | { least: number }
  bare?: { name: string; value: number }
  note?: string
}

export interface Report {
  bench: string
  settings: Record<string, string | number | boolean>
  figures: Figure[]
}

/** Prints the report; with `json` as one object. A figure out of its bound is marked, never an error: machines differ. */
export function printReport(report: Report, json: boolean): void {
  const machine = { cores: availableParallelism(), cpu: cpus()[0]?.model ?? 'unknown', node: process.version }
  if (json) {
    const figures = report.figures.map((figure) => ({ ...figure, ...ratioOf(figure), ...keptOf(figure) }))
    console.log(JSON.stringify({ ...report, figures, machine, at: new Date().toISOString() }))
    return
  }
  const settings = Object.entries(report.settings).map(([name, value]) => `${name} ${value}`)
  console.log(`${report.bench}: ${settings.join(', ')} (${machine.cores} cores)`)
  const rows = report.figures.map(cellsOf)
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  for (const row of rows)
    console.log(`  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
}

function cellsOf(figure: Figure): string[] {
  const { bound, bare, unit } = figure
  const limit = bound === undefined ? '' : 'most' in bound ? `≤ ${bound.most}` : `≥ ${bound.least}`
  const { kept } = keptOf(figure)
  const ratio = ratioOf(figure).ratio
  return [
    figure.name,
    `${tidy(figure.value)} ${unit}`,
    limit === '' ? '' : `${kept ? 'ok' : 'OUT'} (${limit})`,
    bare === undefined
      ? ''
      : `${ratio === undefined ? '' : `× ${tidy(ratio)} of `}${bare.name} (${tidy(bare.value)} ${unit})`,
    figure.note ?? '',
  ]
}

const ratioOf = ({ value, bare }: Figure): { ratio?: number } =>
  bare === undefined || bare.value === 0 ? {} : { ratio: value / bare.value }

function keptOf({ value, bound }: Figure): { kept?: boolean } {
  if (bound === undefined) return {}
  return { kept: 'most' in bound ? value <= bound.most : value >= bound.least }
}

function tidy(value: number): string {
  const size = Math.abs(value)
  return value.toFixed(size >= 100 || Number.isInteger(value) ? 0 : size >= 10 ? 1 : 2)
}

/** The value below which this part (0–1) of the samples lie. */
export function quantile(samples: readonly number[], part: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5)
