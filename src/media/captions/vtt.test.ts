import { describe, expect, test } from 'vitest'
import { captionsOf } from './vtt.ts'

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
        '00:00:02.300 --> 00:00:03.300\ncalm',
        '',
      ]
        .join('\n\n')
        .replace(/\n\n$/, '\n'),
    )
  })

  test('what looks like a tag is text, and hours are counted', () => {
    expect(captionsOf([{ word: '<b>&', startSeconds: 3_661.5, endSeconds: 3_662 }])).toBe(
      'WEBVTT\n\n01:01:01.500 --> 01:01:02.500\n&lt;b&gt;&amp;\n',
    )
  })
})
