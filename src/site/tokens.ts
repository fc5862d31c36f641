/** The app's tokens follow the person's choice; a page without a script follows the system. */
export function followSystem(tokens: string): string {
  return tokens
    .replaceAll(/\/\*.*?\*\//gs, '')
    .replace(/:root,\s*\[data-theme="dark"\]/, ':root')
    .replace(/\[data-theme="light"\]\s*(\{[^}]*\})/, '@media (prefers-color-scheme: light) { :root $1 }')
    .replaceAll(/\s+/g, ' ')
}
