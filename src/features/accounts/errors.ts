import { defineErrors } from '#kernel/errors.ts'

export const AccountErrors = defineErrors({
  registration_closed: { status: 403, title: 'This studio takes no new accounts.' },
  setup_code_required: { status: 403, title: 'The first account needs the code from the log.' },
  sign_in_locked: { status: 429, title: 'Too many wrong passwords. Wait a moment.' },
})
