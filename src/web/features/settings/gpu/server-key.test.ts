import { expect, test } from 'vitest'
import { serverKey } from './server-key.ts'

test.each([
  ['192.168.1.5:8188', '', 'http://192.168.1.5:8188'],
  [' https://gpu.example.com/ ', '', 'https://gpu.example.com'],
  ['https://gpu.example.com/comfy', 'a b+c', 'https://gpu.example.com/comfy#authorization=Bearer+a+b%2Bc'],
])('%s with the token "%s"', (address, token, key) => {
  expect(serverKey(address, token)).toBe(key)
})
