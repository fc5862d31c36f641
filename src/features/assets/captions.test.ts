import { describe, expect, test } from 'vitest'
import { captionsOf } from './captions.ts'

/** Each word takes 0.3 s; a number is a pause. */
function said(...parts: (string | number)[]) {
  let at = 0
  return parts.flatMap((part) => {
    if (typeof part === 'number') {
      at += part
      return []
    }
    const startSeconds = at
    at += 0.3
    return [{ word: part, startSeconds, endSeconds: at }]
  })
}

describe('captions of words', () => {
  test('a caption ends with a sentence and at a pause, and stays until the next one', () => {
    expect(captionsOf(said('The', 'sea.', 0.1, 'It', 'is', 1, 'calm'))).toBe(
      [
        'WEBVTT',
        '00:00:00.000 --> 00:00:00.700\nThe sea.',
        '00:00:00.700 --> 00:00:01.700\nIt is',
        '00:00:02.300 --> 00:00:03.000\ncalm',
        '',
      ]
        .join('\n\n')
        .replace(/\n\n$/, '\n'),
    )
  })

  test('a long sentence is cut where two lines are full, and no word is lost', () => {
    const words = Array.from({ length: 40 }, (_, at) => `word${at}`)
    const text = captionsOf(said(...words))
    const cues = text.trim().split('\n\n').slice(1)
    for (const cue of cues) {
      const [, ...lines] = cue.split('\n')
      expect(lines.length).toBeLessThanOrEqual(2)
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(42)
    }
    expect(cues.flatMap((cue) => cue.split('\n').slice(1).join(' ').split(' '))).toEqual(words)
  })

  test('what looks like a tag is text, and hours are counted', () => {
    expect(captionsOf([{ word: '<b>&', startSeconds: 3_661.5, endSeconds: 3_662 }])).toBe(
      'WEBVTT\n\n01:01:01.500 --> 01:01:02.400\n&lt;b&gt;&amp;\n',
    )
  })
})
