import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findCameraPreset } from '#catalog/presets/camera.ts'
import { planShots, splitSentences } from './shots.ts'

describe('from sentences to shots', () => {
  test('one shot a sentence', () => {
    const shots = planShots('A lighthouse at dusk. A sailboat crosses the bay! Rain begins', 1)
    expect(shots.map(({ narration }) => narration)).toEqual([
      'A lighthouse at dusk.',
      'A sailboat crosses the bay!',
      'Rain begins',
    ])
  })

  test('a single sentence becomes four different looks at it', () => {
    const shots = planShots('a deer in the forest', 1)
    expect(shots).toHaveLength(4)
    expect(new Set(shots.map(({ cameraPresetId }) => cameraPresetId)).size).toBe(4)
    for (const { prompt } of shots) expect(prompt).toContain('a deer in the forest')
  })

  test('words choose the move', () => {
    const [, walking] = planShots('The sea. A man walks along the shore. Gulls. The end.', 1)
    expect(walking?.cameraPresetId).toBe('tracking-follow')
  })

  test('light holds until the text changes it', () => {
    const shots = planShots('A village at dusk. A dog sleeps. Night falls. Stars.', 1)
    expect(shots.map(({ prompt }) => prompt)).toEqual([
      'A village at dusk',
      'A dog sleeps, dusk',
      'Night falls',
      'Stars, night',
    ])
  })

  test('text with no words makes no shot', () => {
    expect(splitSentences(' … 123. !! ')).toEqual([])
  })

  test('law: any text gives moves that the draft engines can draw, never the same twice in a row', () => {
    const wordy = fc.constantFrom(
      'around the bottle',
      'straight above the city',
      'the door opens onto a hall',
    )
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.lorem({ maxCount: 6 }), wordy), { minLength: 2, maxLength: 20 }),
        fc.nat(),
        (parts, seed) => {
          const shots = planShots(parts.join('. '), seed)
          expect(shots.length).toBeLessThanOrEqual(12)
          for (const [index, shot] of shots.entries()) {
            expect(findCameraPreset(shot.cameraPresetId)?.drawable.kind).toBe('exact')
            expect(shot.cameraPresetId).not.toBe(shots[index - 1]?.cameraPresetId)
          }
        },
      ),
    )
  })
})
