import { expect, test } from 'vitest'
import type { Asset } from '#contract/asset.ts'
import type { Lineage } from '#contract/lineage.ts'
import { lineageNote, lineageRows } from './lineage.ts'

const asset = (id: string, engineId: string | null = 'veo'): Asset => ({
  id,
  kind: 'image',
  origin: engineId === null ? 'uploaded' : 'generated',
  name: id,
  contentType: 'image/png',
  bytes: 1,
  sha256: null,
  width: null,
  height: null,
  durationSeconds: null,
  fps: null,
  url: '',
  posterUrl: null,
  spriteUrl: null,
  sprite: null,
  peaksUrl: null,
  captionsUrl: null,
  generation:
    engineId === null ? null : { jobId: 'job', engineId, prompt: '', seed: null, credits: 108, facts: {} },
  tags: [],
  favorite: false,
  projectId: null,
  status: 'ready',
  error: null,
  createdAt: `2026-11-0${id.length}`,
})
const node = (id: string, engineId?: string | null): Lineage['nodes'][number] => ({
  asset: asset(id, engineId),
  relation: 'self',
  viaJobId: null,
  mode: null,
})

test('sources stand above what was made from them', () => {
  const rows = lineageRows({
    nodes: [node('clip'), node('still'), node('photo', null)],
    edges: [
      { from: 'still', to: 'clip' },
      { from: 'photo', to: 'still' },
      { from: 'photo', to: 'clip' },
    ],
  })
  expect(
    rows.map(
      ({
        node: {
          asset: { id },
        },
        depth,
      }) => [id, depth],
    ),
  ).toEqual([
    ['photo', 0],
    ['still', 1],
    ['clip', 2],
  ])
})

test('a ring does not hang', () => {
  const edges = [
    { from: 'a', to: 'bb' },
    { from: 'bb', to: 'a' },
  ]
  expect(lineageRows({ nodes: [node('a'), node('bb')], edges })).toHaveLength(2)
})

test('a node says who made it and what it cost', () => {
  expect(lineageNote(node('clip'), () => 'Veo 3.1')).toBe('Veo 3.1, 108 cr')
  expect(lineageNote(node('photo', null), String)).toBe('Uploaded')
})
