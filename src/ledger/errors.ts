import { defineErrors } from '#kernel/errors.ts'

export const LedgerErrors = defineErrors({
  insufficient_credits: { status: 402, title: 'There are not enough credits.' },
  hold_unknown: { status: 409, title: 'No credits are held for this.' },
})
