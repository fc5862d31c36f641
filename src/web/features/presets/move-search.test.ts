import { describe, expect, test } from 'vitest'
import { CameraFamily } from '#camera/preset.ts'
import { cameraPresets } from '#catalog/presets/camera.ts'
import { familyNames, findMoves } from './move-search.ts'

const none: ReadonlySet<string> = new Set()
const ids = (...asked: Parameters<typeof findMoves> extends [unknown, ...infer Rest] ? Rest : never) =>
  findMoves(cameraPresets, ...asked).map(({ id }) => id)

describe('finding a move', () => {
  test('nothing asked: all of them, in their order', () => {
    expect(findMoves(cameraPresets, '  ', 'all', none)).toEqual(cameraPresets)
  })

  test('every word counts, in any order and case', () => {
    expect(ids('In DOLLY', 'all', none)).toContain('dolly-in')
    expect(ids('dolly out', 'all', none)).not.toContain('dolly-in')
    expect(ids('no such move', 'all', none)).toEqual([])
  })

  test('the description and the family are searched, too', () => {
    expect(ids('vertigo', 'all', none)).toEqual(['dolly-zoom-in'])
    expect(ids('drone', 'all', none)).toEqual(expect.arrayContaining(['fpv-drone', 'drone-reveal']))
  })

  test('each family has its moves and together they are all', () => {
    expect(CameraFamily.options.flatMap((family) => ids('', family, none)).sort()).toEqual(
      cameraPresets.map(({ id }) => id).sort(),
    )
    expect(Object.keys(familyNames)).toEqual(CameraFamily.options)
  })

  test('mine are the starred ones that match', () => {
    const stars = new Set(['dolly-in', 'orbit-360'])
    expect(ids('', 'mine', stars)).toEqual(['dolly-in', 'orbit-360'])
    expect(ids('orbit', 'mine', stars)).toEqual(['orbit-360'])
  })
})
