import { existsSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'
import { parseFile } from '@swc/core'

export interface Import {
  /** As it is written: `#jobs/claim.ts`, `./errors.ts`, `node:fs`. */
  module: string
  /** Its path from the root when it is one of our files. */
  path: string | null
  exists: boolean
}

/** Every module below `<root>/src` with all that it imports: static, dynamic, types, re-exports. Tests and their fixtures are left out. */
export async function readImports(root: string): Promise<Map<string, Import[]>> {
  const graph = new Map<string, Import[]>()
  for await (const path of glob('src/**/*.ts', { cwd: root })) {
    if (/\.(test|fixture)\.ts$/.test(path)) continue
    const syntax = await parseFile(join(root, path), { syntax: 'typescript', target: 'es2024' })
    const names = new Set<string>()
    collect(syntax.body, names)
    graph.set(
      path,
      [...names].map((module) => {
        const target = pathOf(module, path)
        return { module, path: target, exists: target === null || existsSync(join(root, target)) }
      }),
    )
  }
  return graph
}

/** Walks any syntax tree: a new kind of statement cannot hide an import. */
function collect(node: unknown, names: Set<string>): void {
  if (Array.isArray(node)) {
    for (const item of node) collect(item, names)
  } else if (isNode(node)) {
    const source = sourceOf(node)
    if (source !== null) names.add(source)
    for (const value of Object.values(node)) if (typeof value === 'object') collect(value, names)
  }
}

function isNode(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function sourceOf(node: Record<string, unknown>): string | null {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
      return textOf(node.source)
    case 'TsImportType':
      return textOf(node.argument)
    case 'CallExpression': {
      const first = Array.isArray(node.arguments) ? node.arguments[0] : null
      return isNode(node.callee) && node.callee.type === 'Import' && isNode(first)
        ? textOf(first.expression)
        : null
    }
    default:
      return null
  }
}

function textOf(node: unknown): string | null {
  return isNode(node) && node.type === 'StringLiteral' && typeof node.value === 'string' ? node.value : null
}

function pathOf(module: string, from: string): string | null {
  if (module.startsWith('#')) return join('src', module.slice(1))
  if (module.startsWith('.')) return normalize(join(dirname(from), module))
  return null
}

/** The circles of a graph, each once, as the modules that stand in it. */
export function findCircles(graph: Map<string, Import[]>): string[][] {
  const order = new Map<string, number>()
  const open: string[] = []
  const circles: string[][] = []
  const visit = (path: string): number => {
    const number = order.size
    order.set(path, number)
    let low = number
    open.push(path)
    for (const { path: next } of graph.get(path) ?? []) {
      if (next === null || !graph.has(next)) continue
      if (!order.has(next)) low = Math.min(low, visit(next))
      else if (open.includes(next)) low = Math.min(low, order.get(next) ?? low)
    }
    if (low === number) {
      const members = open.splice(open.indexOf(path))
      if (members.length > 1) circles.push(members.sort())
    }
    return low
  }
  for (const path of graph.keys()) if (!order.has(path)) visit(path)
  return circles
}
