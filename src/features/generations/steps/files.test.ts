import { expect, test } from 'vitest'
import { keptAddress } from '#providers/spec/immediate.ts'
import { storageKey } from '#storage/keys.ts'
import { keptHere } from './files.ts'

const mine = { id: 'op_1', workspaceId: 'ws_1' }
const at = (workspaceId: string, operationId: string) =>
  keptAddress(storageKey(workspaceId, 'generated', operationId, 'image-ast_1.png'))

test('a vendor that names a place in our storage is handed nothing but what this operation kept', () => {
  expect(keptHere(at('ws_1', 'op_1'), mine)).toBe('ws_1/generated/op_1/image-ast_1.png')
  for (const other of [at('ws_2', 'op_1'), at('ws_1', 'op_2'), 'kept:ws_1/generated/op_1/../op_2/x.png'])
    expect(() => keptHere(other, mine)).toThrow()
  expect(keptHere('https://vendor.example/a.png', mine)).toBeNull()
})
