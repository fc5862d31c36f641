import { send } from '#web/api/client.ts'

/** Sessions and passwords belong to `/api/auth`; its answers set cookies, and nothing here reads their bodies. */
async function post(path: string, body: Record<string, unknown>): Promise<void> {
  await send(`/api/auth${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

/** The page that the letter's link comes back to, signed in or with an `error`. */
const afterConfirming = '/signin?confirmed=true'

export const signIn = (wish: { email: string; password: string; rememberMe: boolean }) =>
  post('/sign-in/email', wish)

export interface SignUpWish {
  name: string
  email: string
  password: string
  setupCode?: string
}
export const signUp = (wish: SignUpWish) => post('/sign-up/email', { ...wish, callbackURL: afterConfirming })

export const sendConfirmation = (email: string) =>
  post('/send-verification-email', { email, callbackURL: afterConfirming })

export const requestPasswordReset = (email: string) => post('/request-password-reset', { email })

export const resetPassword = (wish: { token: string; newPassword: string }) => post('/reset-password', wish)

export interface PasswordChange {
  currentPassword: string
  newPassword: string
  /** Ends the sessions of the other devices. */
  revokeOtherSessions: boolean
}
export const changePassword = (wish: PasswordChange) => post('/change-password', { ...wish })
