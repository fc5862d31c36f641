import { expect, it } from 'vitest'
import { filmLines, shotCount } from './film-lines.ts'

const line = (stage: string, label: string, credits: number) => ({
  ...{ code: 'base', label, stage, quantity: 1, unitCredits: credits, credits },
})
const lines = [
  line('shot-1', '4 s at 720p', 40),
  line('shot-2', '4 s at 720p', 40),
  line('voice-1', 'A line, free', 0),
  line('voice-2', 'A line, free', 0),
  line('ambience', '8 s of ambience, free', 0),
]

it('tells equal shots in one line', () => {
  expect(filmLines(lines)).toEqual([
    { label: '2 shots, 4 s at 720p', credits: 80 },
    { label: 'A line, free', credits: 0 },
    { label: '8 s of ambience, free', credits: 0 },
  ])
})

it('counts shots', () => {
  expect(shotCount(lines)).toBe(2)
})
