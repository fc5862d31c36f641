import { expect, test } from 'vitest'
import { textKindOf } from './text-kinds.ts'

const extensionOf = (text: string) => textKindOf(text)?.extension ?? null

test.each([
  ['WEBVTT', 'vtt'],
  ['WEBVTT - a title\n\n00:01.000 --> 00:02.000\nHi', 'vtt'],
  ['WEBVTTX', null],
  ['1\n00:00:01,000 --> 00:00:02,000\nHi\n', 'srt'],
  ['\uFEFF\n\n12\r\n00:00:01,000 --> 00:00:02,000\r\nHi\r\n', 'srt'],
  ['1\n00:00:01.000 -> 00:00:02.000\nHi\n', null],
  ['LUT_3D_SIZE 2\n0 0 0\n', 'cube'],
  ['TITLE "x"\nDOMAIN_MIN 0 0 0\nDOMAIN_MAX 1.0 1.0 1.0\nLUT_3D_SIZE 33\n\n0 0 0\n1e-3 0 -0.5\n', 'cube'],
  ['LUT_1D_SIZE 1024\n0.1 0.1 0.1\n', 'cube'],
  ['LUT_3D_SIZE 0\n0 0 0\n', null],
  ['LUT_3D_SIZE 100000\n0 0 0\n', null],
  ['LUT_3D_SIZE 2\n<script>\n', null],
  ['LUT_3D_SIZE 2\n', null],
  ['# only a comment\n', null],
  ['<!doctype html>', null],
  ['', null],
])('%j is %s', (text, extension) => {
  expect(extensionOf(text)).toBe(extension)
})
