import { describe, expect, it } from 'vitest'
import { safeTarget } from './safe-target.ts'

const origin = 'https://studio.example'

describe('where to go after signing in', () => {
  it('is the page that was asked for', () => {
    expect(safeTarget('/projects/prj_1?take=job_1#notes', origin)).toBe('/projects/prj_1?take=job_1#notes')
  })

  it.each([
    undefined,
    '',
    'projects',
    'https://evil.example/home',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
  ])('is the home page for %j', (to) => {
    expect(safeTarget(to, origin)).toBe('/home')
  })

  it.each(['/', '/signin?to=/home', '/forgot-password', '/reset-password?token=1'])(
    'is the home page for %j, which is for people who are not signed in',
    (to) => {
      expect(safeTarget(to, origin)).toBe('/home')
    },
  )
})
