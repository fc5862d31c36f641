import { settings, variables } from './variables.ts'

/** The text of `.env.example`: every setting, commented out. */
export function envExample(): string {
  const blocks = Object.entries(variables).map(([name, schema]) => {
    const setting = settings.get(schema)
    if (!setting) throw new Error(`${name} is not explained in variables.ts`)
    return `# ${setting.purpose}\n# Unset: ${setting.unset}.\n# ${name}=${setting.example}\n`
  })
  return `# Copy this file to .env; ./dailies reads it. Every setting may stay unset.\n\n${blocks.join('\n')}`
}
