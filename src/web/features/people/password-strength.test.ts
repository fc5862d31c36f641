import { describe, expect, it } from 'vitest'
import { passwordStrength } from './password-strength.ts'

describe('password strength', () => {
  it.each([
    ['', 0, 'At least 10 characters'],
    ['short', 1, '5 more characters'],
    ['nine-char', 1, '1 more character'],
    ['aaaaaaaaaaaaaaaaaaaa', 1, 'Weak. Few different characters'],
    ['ten-charac', 2, 'Fair. 10 characters'],
    ['two-hundred-miles', 3, 'Good. 17 characters'],
    ['two-hundred-miles-north', 4, 'Strong. 23 characters'],
  ])('of %j is %i', (password, level, words) => {
    expect(passwordStrength(password)).toEqual({ level, words })
  })

  it('is weak when most of it is the name or the address', () => {
    expect(passwordStrength('northlight1', ['Maya Kern', 'maya@northlight.co']).level).toBe(1)
    expect(passwordStrength('maya-and-the-salt-road', ['Maya Kern', 'maya@northlight.co']).level).toBe(4)
  })
})
