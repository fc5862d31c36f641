import { describe, expect, it } from 'vitest'
import { ApiError, UnreachableError } from '#web/api/client.ts'
import { refusalOf } from './refusal.ts'

const problem = (code: string, detail = 'As the studio says it.') =>
  new ApiError({ type: 'about:blank', title: 'Title', status: 400, detail, code, requestId: 'req_1' })

describe('a refusal of the account service', () => {
  it.each([
    ['invalid_email_or_password', 'password'],
    ['user_already_exists_use_another_email', 'email'],
    ['password_too_short', 'password'],
    ['setup_code_required', 'setupCode'],
    ['sign_in_locked', null],
    ['rate_limited', null],
  ])('%s stands at the field %j', (code, field) => {
    expect(refusalOf(problem(code)).field).toBe(field)
  })

  it('keeps the waiting time that the studio says, with the way out', () => {
    const locked = problem('sign_in_locked', 'Too many wrong passwords. Try again in 30 s.')
    expect(refusalOf(locked)).toEqual({
      field: null,
      message: 'Too many wrong passwords. Try again in 30 s.',
      next: 'choose-password',
    })
  })

  it('puts a field error at its field', () => {
    const invalid = new ApiError({
      ...problem('validation_failed').problem,
      errors: [{ path: 'name', code: 'too_small', message: 'Write a name.' }],
    })
    expect(refusalOf(invalid)).toEqual({ field: 'name', message: 'Write a name.' })
  })

  it('does not blame the person when the studio is away', () => {
    expect(refusalOf(new UnreachableError(new Error('fetch failed'))).message).toContain('does not answer')
  })
})
