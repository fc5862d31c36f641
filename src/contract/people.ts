import { z } from 'zod'

export const WorkspaceRole = z.enum(['viewer', 'member', 'admin', 'owner'])

/** The person who is signed in. */
export const Me = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  emailVerified: z.boolean(),
  /** `owner` runs this studio. */
  studioRole: z.enum(['owner', 'user']),
  createdAt: z.string(),
})
export type Me = z.infer<typeof Me>

export const MePatch = z.strictObject({ name: z.string().trim().min(1).max(200) })
export type MePatch = z.infer<typeof MePatch>

export const Workspace = z.object({
  id: z.string(),
  name: z.string(),
  role: WorkspaceRole,
  isPersonal: z.boolean(),
  createdAt: z.string(),
})
export type Workspace = z.infer<typeof Workspace>

/** A device that is signed in. Its token is never shown. */
export const Session = z.object({
  id: z.string(),
  isCurrent: z.boolean(),
  ipAddress: z.string().nullable(),
  userAgent: z.string().nullable(),
  createdAt: z.string(),
  lastUsedAt: z.string(),
  expiresAt: z.string(),
})
export type Session = z.infer<typeof Session>

/** What the first page needs before anybody is signed in. */
export const Setup = z.object({
  /** No owner yet: the next sign-up becomes it. */
  needsOwner: z.boolean(),
  needsSetupCode: z.boolean(),
  registration: z.enum(['open', 'closed']),
  verifiesEmail: z.boolean(),
})
export type Setup = z.infer<typeof Setup>
