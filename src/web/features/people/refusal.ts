import { ApiError, UnreachableError } from '#web/api/client.ts'
import { passwordLength } from './password-strength.ts'

export type AuthField = 'name' | 'email' | 'password' | 'setupCode'

/** Why signing in or up did not work: at a field, or over the button. */
export interface Refusal {
  field: AuthField | null
  message: string
  /** What helps, where the form has a way to it. */
  next?: 'choose-password' | 'sign-in' | 'confirm-again' | 'new-link'
}

export function refusalOf(error: unknown): Refusal {
  if (error instanceof UnreachableError) {
    return { field: null, message: 'The studio does not answer. Check the connection and try again.' }
  }
  if (!(error instanceof ApiError)) return { field: null, message: 'This did not work. Try again.' }
  const { code, detail, errors } = error.problem
  switch (code) {
    case 'invalid_email_or_password':
      return { field: 'password', message: 'Address and password do not match.' }
    case 'sign_in_locked':
      return { field: null, message: detail, next: 'choose-password' }
    case 'email_not_verified':
      return {
        field: null,
        message: 'Confirm your address first: open the link in the letter we sent.',
        next: 'confirm-again',
      }
    case 'user_already_exists':
    case 'user_already_exists_use_another_email':
      return { field: 'email', message: 'This address has an account.', next: 'sign-in' }
    case 'invalid_email':
      return { field: 'email', message: 'This is not an e-mail address.' }
    case 'invalid_token':
    case 'user_not_found':
      return { field: null, message: 'This link no longer works.', next: 'new-link' }
    case 'password_too_short':
    case 'invalid_password':
      return { field: 'password', message: `Use at least ${passwordLength.min} characters.` }
    case 'password_too_long':
      return { field: 'password', message: `Use at most ${passwordLength.max} characters.` }
    case 'setup_code_required':
      return {
        field: 'setupCode',
        message: 'This is not the code of this start. Copy it from the newest lines of the log.',
      }
    case 'validation_failed':
      return validationRefusal(detail, errors)
    default:
      return { field: null, message: detail }
  }
}

const fields: readonly string[] = ['name', 'email', 'password', 'setupCode'] satisfies AuthField[]
const isField = (path: string): path is AuthField => fields.includes(path)

function validationRefusal(detail: string, errors: ApiError['problem']['errors']): Refusal {
  const [first] = errors ?? []
  if (first === undefined) return { field: null, message: detail }
  return { field: isField(first.path) ? first.path : null, message: first.message }
}
