import type { PromptPart, PromptParts } from '#contract/prompt-parts.ts'
import { cleanPrompt } from '../clean-prompt.ts'
import type { PromptTemplate } from './templates.ts'

/**
 * One prompt from its parts, in the order that the engine likes. Parts that no longer fit into the limit are left out
 * from the end; a part itself is never cut.
 */
export function compileParts(parts: PromptParts, template: PromptTemplate, maxChars: number): string {
  let prompt = ''
  for (const names of template.sentences) {
    const sentence = sentenceOf(names, parts)
    const longer = prompt === '' ? sentence : `${prompt} ${sentence}`
    if (sentence !== '' && [...longer].length <= maxChars) prompt = longer
  }
  return prompt
}

function sentenceOf(names: readonly PromptPart[], parts: PromptParts): string {
  const told = names.flatMap((name) => {
    const words = tidy(parts[name] ?? '')
    return words === '' ? [] : [{ name, words }]
  })
  const text = told.reduce((sentence, { name, words }, index) => {
    if (index === 0) return words
    // "A fox" and "leaps" are one clause; all else is set off.
    const goesOn = name === 'action' && told[index - 1]?.name === 'subject'
    return `${sentence}${goesOn ? ' ' : ', '}${words}`
  }, '')
  if (text === '') return ''
  const begun = text.charAt(0).toLocaleUpperCase('en') + text.slice(1)
  return /[.!?…]$/.test(begun) ? begun : `${begun}.`
}

/** Without the stop that people put behind a part. */
const tidy = (words: string) => cleanPrompt(words).replace(/[\s.,;]+$/, '')
