import { expect, it } from 'vitest'
import { formErrors } from './form-errors.ts'

it('says nothing about a filled form', () => {
  expect(
    formErrors(
      { name: 'Maya', email: ' maya@northlight.co ', password: 'a long password', setupCode: '1' },
      true,
    ),
  ).toEqual({})
})

it('names every empty field that the form has', () => {
  expect(Object.keys(formErrors({ email: '', password: '' }, false))).toEqual(['email', 'password'])
  expect(Object.keys(formErrors({ name: ' ', email: '', password: '', setupCode: '' }, true))).toEqual([
    'name',
    'email',
    'password',
    'setupCode',
  ])
})

it('wants a length of new passwords only', () => {
  expect(formErrors({ password: 'short' }, true).password).toBe('Use at least 10 characters.')
  expect(formErrors({ password: 'short' }, false)).toEqual({})
})

it('knows an address', () => {
  expect(formErrors({ email: 'maya@' }, false).email).toContain('not an e-mail address')
})
