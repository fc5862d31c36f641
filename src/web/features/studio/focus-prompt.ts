/** Puts the cursor where the shot is written, when the composer is on the page. */
export const focusPrompt = (): void =>
  document.querySelector<HTMLTextAreaElement>('textarea[aria-label="Prompt"]')?.focus()
