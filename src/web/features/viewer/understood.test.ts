import { describe, expect, test } from 'vitest'
import { understoodFacts } from './understood.ts'

const lines = (facts: Record<string, unknown>) =>
  understoodFacts(facts).map(({ name, value }) => `${name}: ${value}`)

describe('what an engine understood, as lines', () => {
  test('a picture: what it drew and what it left out', () => {
    expect(lines({ drew: ['lighthouse', 'sea', 'dusk'], leftOut: ['unicorn'], place: 'sea' })).toEqual([
      'Drew: lighthouse, sea, dusk',
      'Left out: unicorn',
    ])
  })

  test('music, ambience, effects and voices', () => {
    expect(
      lines({ mood: 'sad', bpm: 66.4, key: 'A minor', instruments: ['piano'], heard: ['sad', 'piano'] }),
    ).toEqual(['Music: sad, 66 BPM, A minor', 'Played by: piano', 'Heard: sad, piano'])
    expect(lines({ layers: { sea: 1, wind: 0.25 } })).toEqual(['Sounds: sea, wind'])
    expect(lines({ made: ['door'], instead: [{ said: 'dorr', made: 'door' }], notMade: ['purple'] })).toEqual(
      ['Made: door', 'Instead: door for “dorr”', 'Left out: purple'],
    )
    expect(lines({ voice: 'Slt (Festival)', language: 'en-US', wordTiming: 'exact' })).toEqual([
      'Voice: Slt (Festival), en-US',
      'Captions: Times told by the voice',
    ])
    expect(lines({ captions: 'burned', wordTiming: 'exact', heldFromSeconds: 11 })).toEqual([
      'Captions: In the pictures, times told by the voice',
      'Held: The last picture, from 11.0 s on',
    ])
    expect(lines({ captions: 'track', captionsLack: '夜' })).toEqual([
      'Captions: A track that players can show, the font lacks “夜”',
    ])
    expect(lines({ continues: 'exactly', drew: ['sea'] })).toEqual([
      'Drew: sea',
      'Goes on: Painted on, from the frame after the last one',
    ])
    expect(lines({ method: 'painted again' })).toEqual(['Enlarged: Painted again at the larger size'])
    expect(lines({ speed: 0.5, between: 'blend', fps: 24 })).toEqual([
      'Speed: 0.5×, frames between are mixed of two',
    ])
    expect(lines({ speed: 2, between: 'hold' })).toEqual(['Speed: 2×'])
    expect(lines({ edges: 'zoom', zoomedPercent: 6.2 })).toEqual([
      'Steadied: Enlarged by 6.2% to hide its open edges',
    ])
    expect(lines({ format: 'gif', shortenedToSeconds: 15 })).toEqual(['Shortened: To the first 15 s'])
    expect(lines({ loudness: { integratedLufs: -14, truePeakDbtp: -1.25 } })).toEqual([
      'Loudness: −14.0 LUFS, peak −1.3 dBTP',
    ])
  })

  test('another engine’s own facts, and facts of another shape, say nothing here', () => {
    expect(lines({ steps: 20, drew: 'a cat', loudness: null, layers: [1] })).toEqual([])
  })
})
