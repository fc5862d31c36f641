import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MediaCommand } from '#media/command.ts'
import { levelsPerSecond, readLevels } from '#media/levels.ts'
import { runMedia } from '#media/run.ts'
import { festivalTokens, festivalWords } from './festival-words.ts'
import { plainLetters, withoutControls } from './plain-letters.ts'
import type { LocalVoice } from './voices.ts'
import {
  alignPhones,
  estimateWords,
  fitToText,
  letterWeight,
  type Span,
  type WordTime,
  wordsOf,
} from './word-times.ts'

export interface Spoken {
  path: string
  words: WordTime[]
  /** `exact` where the program tells when each word begins and ends. */
  wordTiming: 'exact' | 'estimated'
}

interface Run {
  folder: string
  signal: AbortSignal
}

const limits = { seconds: 300 }

/** Reads a text into `spoken.wav`, as the program makes it, and finds when each word of it is said. */
export async function speak(voice: LocalVoice, text: string, { folder, signal }: Run): Promise<Spoken> {
  const path = join(folder, 'spoken.wav')
  const run = { folder, signal }
  // Text goes by file: on a command line it could pass for an option.
  const given = voice.program === 'espeak-ng' ? text : plainLetters(text)
  await writeFile(join(folder, 'text.txt'), `${withoutControls(given)}\n`)
  const words = wordsOf(withoutControls(text))
  const times = (spans: Span[]) =>
    words.map((word, at) => ({ word, startSeconds: spans[at]?.start ?? 0, endSeconds: spans[at]?.end ?? 0 }))
  switch (voice.program) {
    case 'text2wave': {
      await writeFile(join(folder, 'words.scm'), festivalWords)
      await said(run, {
        program: 'text2wave',
        args: [
          '-eval',
          `(voice_${voice.name})`,
          '-eval',
          './words.scm',
          '-o',
          { output: path },
          './text.txt',
        ],
      })
      const tokens = await festivalTokens(join(folder, 'words.txt'))
      if (tokens.length > 0) return { path, words: times(fitToText(words, tokens)), wordTiming: 'exact' }
      const spans = await estimated(run, path, words, words.map(letterWeight))
      return { path, words: times(spans), wordTiming: 'estimated' }
    }
    case 'flite': {
      const args = ['-voice', voice.name, '-f', './text.txt', '-psdur', '-o', { output: path }]
      const phones = flitePhones(await said(run, { program: 'flite', args }))
      const alone = await eachAlone(run, words.map(plainLetters), (list) => ({
        program: 'flite',
        args: ['-voice', voice.name, '-f', list, '-ps', '-o', 'none'],
      }))
      const sounds = alone?.map((line) => line.split(' ').filter((phone) => phone !== 'pau'))
      const spans = sounds
        ? alignPhones(sounds, phones)
        : await estimated(run, path, words, words.map(letterWeight))
      return { path, words: times(spans), wordTiming: 'estimated' }
    }
    case 'espeak-ng': {
      const args = ['-v', voice.name, '-s', '165', '-f', './text.txt', '-w', { output: path }]
      await said(run, { program: 'espeak-ng', args })
      const alone = await eachAlone(run, words, (list) => ({
        program: 'espeak-ng',
        args: ['-v', voice.name, '-q', '-x', '--sep=_', '-f', list],
      }))
      const weights = alone?.map(soundsWeight) ?? words.map(letterWeight)
      const spans = await estimated(run, path, words, weights)
      return { path, words: times(spans), wordTiming: 'estimated' }
    }
  }
}

async function said({ folder, signal }: Run, command: MediaCommand): Promise<string> {
  return (await runMedia(command, { cwd: folder, signal, limits })).output.toString('utf8')
}

/** One line a word, said alone; null where the program makes more or fewer lines of them than there are words. */
async function eachAlone(
  run: Run,
  words: readonly string[],
  command: (list: string) => MediaCommand,
): Promise<string[] | null> {
  // A paragraph each, without marks that would make two of one.
  const alone = words.map((word) => word.replace(/[^\p{L}\p{N}\p{M}']+/gu, ''))
  await writeFile(join(run.folder, 'alone.txt'), `${alone.map((word) => `${word}.`).join('\n\n')}\n`)
  const lines = (await said(run, command('./alone.txt')))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return lines.length === words.length ? lines : null
}

const estimated = async ({ folder, signal }: Run, path: string, words: string[], weights: number[]) =>
  estimateWords(words, weights, await readLevels(path, folder, signal), levelsPerSecond)

/** `pau:0.164 hh:0.255 …`, a line an utterance, each from zero: phones with their times in the whole. */
function flitePhones(output: string): (Span & { name: string })[] {
  const phones: (Span & { name: string })[] = []
  let from = 0
  for (const line of output.split('\n')) {
    let end = 0
    for (const part of line.trim().split(/\s+/)) {
      const [name = '', until = ''] = part.split(':')
      if (name === '' || !Number.isFinite(Number(until)) || until === '') continue
      if (name !== 'pau') phones.push({ name, start: from + end, end: from + Number(until) })
      end = Number(until)
    }
    from += end
  }
  return phones
}

/** Vowels last longer than what is between them. */
const soundsWeight = (line: string): number =>
  line
    .split(/[_ ]+/)
    .reduce(
      (sum, sound) => sum + (/^['",]*[aeiouyAEIOUVY@0-9]/.test(sound) ? 1.6 : sound === '' ? 0 : 1),
      0.4,
    )
