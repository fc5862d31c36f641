import { describe, expect, test } from 'vitest'
import { alignPhones, estimateWords, fitToText, wordsOf } from './word-times.ts'

const spans = (...edges: [number, number][]) => edges.map(([start, end]) => ({ start, end }))

describe('words', () => {
  test('are what stands between spaces; a mark alone belongs to the word before it', () => {
    expect(wordsOf('— The keeper, tired —\n“awake”.')).toEqual(['— The', 'keeper,', 'tired —', '“awake”.'])
    expect(wordsOf('灯台守は、夜を待つ。海')).toEqual(['灯台守は、', '夜を待つ。', '海'])
    expect(wordsOf(' … ')).toEqual([])
  })

  test('get the times of what a program calls its tokens, however it cuts them', () => {
    const tokens = [
      { name: 'e', start: 1, end: 1.5 },
      { name: 'mail', start: 1.5, end: 2.5 },
      { name: 'ok', start: 3, end: 4 },
    ]
    expect(fitToText(['“e-mail”,', 'ok'], tokens)).toEqual(spans([1, 2.5], [3, 4]))
    expect(fitToText(['em', 'ail', 'ok'], tokens)).toEqual(spans([1, 1.75], [1.75, 2.5], [3, 4]))
    expect(fitToText(['a', 'b'], [])).toEqual(spans([0, 0], [0, 0]))
  })
})

describe('phones', () => {
  const said = (text: string) =>
    text.split(' ').map((name, at) => ({ name, start: at / 10, end: (at + 1) / 10 }))

  test('belong to the word that sounds like them, although a sentence changes and adds some', () => {
    const alone = ['dh ax', 'ow l d', 'k iy p er'].map((word) => word.split(' '))
    expect(alignPhones(alone, said('dh iy ow l k iy p er'))).toEqual(spans([0, 0.2], [0.2, 0.4], [0.4, 0.8]))
    expect(alignPhones(alone, said('dh ax ow l d s k iy p er')).map(({ start }) => start)).toEqual([
      0, 0.2, 0.6,
    ])
  })

  test('a word of which nothing was said takes no time', () => {
    expect(alignPhones([['a'], [], ['b']], said('a b'))).toEqual(spans([0, 0.1], [0.1, 0.1], [0.1, 0.2]))
  })
})

describe('words of which only the sound is known', () => {
  /** 0.2 s of silence, 1 s of speech, a pause of 0.3 s, 0.6 s of speech, silence. */
  const levels = [
    ...Array<number>(20).fill(0),
    ...Array<number>(100).fill(0.3),
    ...Array<number>(30).fill(0.001),
    ...Array<number>(60).fill(0.2),
    ...Array<number>(20).fill(0),
  ]

  test('a sentence ends at the pause; its words share its time', () => {
    const found = estimateWords(['One', 'three.', 'Two'], [1, 3, 2], levels, 100)
    expect(found.map(({ start, end }) => [start, end].map((edge) => Number(edge.toFixed(3))))).toEqual([
      [0.2, 0.45],
      [0.45, 1.2],
      [1.5, 2.1],
    ])
  })

  test('without a pause where one was written, the whole is shared', () => {
    const found = estimateWords(['One.', 'Two.', 'Three'], [1, 1, 1], levels, 100)
    expect(found[0]?.start).toBeCloseTo(0.2)
    expect(found[2]?.end).toBeCloseTo(2.1)
  })
})
