import { expect, test } from 'vitest'
import { handleOf, markNames, openMention } from './mentions.ts'

test.each([
  ['Mara.png', 'Mara'],
  ['gas_station_night.jpeg', 'gas station night'],
  ['Desert dunes at sunset, a lone figure walks', 'Desert dunes at'],
  ['Sunset, wide', 'Sunset, wide'],
  ['Donaudampfschifffahrtsgesellschaft', 'Donaudampfschifffahrtsge'],
])('%s is called %s', (name, handle) => expect(handleOf(name)).toBe(handle))

test('an @ opens where a word begins, and only at the caret', () => {
  expect(openMention('In the rain @ma', 15)).toEqual({ from: 12, query: 'ma' })
  expect(openMention('@', 1)).toEqual({ from: 0, query: '' })
  expect(openMention('mail@example', 12)).toBeNull()
  expect(openMention('@mara walks', 11)).toBeNull()
})

test('names are marked as whole words', () => {
  expect(markNames('Mara’s truck, not Maranello; mara waves.', ['Mara'])).toEqual([
    { text: 'Mara', marked: true },
    { text: '’s truck, not Maranello; ', marked: false },
    { text: 'mara', marked: true },
    { text: ' waves.', marked: false },
  ])
  expect(markNames('(a+b)', ['a+b'])[1]).toEqual({ text: 'a+b', marked: true })
  expect(markNames('Nothing', [])).toEqual([{ text: 'Nothing', marked: false }])
})
