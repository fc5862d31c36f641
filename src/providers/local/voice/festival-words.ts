import { readFile } from 'node:fs/promises'
import type { Span } from './word-times.ts'

/**
 * Loaded into Festival before it reads: writes a line for each token of an utterance that was said, with the seconds at
 * which its first word begins and its last one ends. Marks are words to Festival, without a time.
 */
export const festivalWords = `
(set! words_file (fopen "words.txt" "wb"))
(set! words_from 0)
(define (first_start words)
  (if words
    (if (> (parse-number (item.feat (car words) "word_end")) 0)
      (parse-number (item.feat (car words) "word_start"))
      (first_start (cdr words)))
    0))
(define (last_end words most)
  (if words
    (let ((end (parse-number (item.feat (car words) "word_end"))))
      (last_end (cdr words) (if (> end most) end most)))
    most))
(define (write_words utt)
  (let ((wave (wave.info (utt.wave utt))))
    (mapcar
      (lambda (token)
        (let ((words (item.daughters token)))
          (if (and words (> (last_end words 0) 0))
            (format words_file "%f %f %s\\n"
              (+ words_from (first_start words))
              (+ words_from (last_end words 0))
              (item.name token)))))
      (utt.relation.items utt 'Token))
    (set! words_from
      (+ words_from (/ (get_param 'num_samples wave 0) (get_param 'sample_rate wave 16000))))
    utt))
(set! after_synth_hooks (append after_synth_hooks (list write_words)))
`

export async function festivalTokens(path: string): Promise<(Span & { name: string })[]> {
  const text = await readFile(path, 'utf8').catch(() => '')
  return text.split('\n').flatMap((line) => {
    const [, start, end, name] = /^([\d.]+) ([\d.]+) (.+)$/.exec(line) ?? []
    return name === undefined ? [] : [{ name, start: Number(start), end: Number(end) }]
  })
}
