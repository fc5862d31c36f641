import { expect, test } from 'vitest'
import { keyText } from './key-text.ts'

test('a key is sent as it is; a key file as one word', () => {
  expect(keyText(' r8_abc ')).toBe('r8_abc')
  const file = '{"type": "service_account", "private_key": "-----BEGIN PRIVATE KEY-----\\nMII"}'
  expect(keyText(`${file}\n`)).toMatch(/^[A-Za-z0-9+/=]+$/)
  expect(atob(keyText(`${file}\n`))).toBe(file)
})
