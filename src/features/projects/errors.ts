import { defineErrors } from '#kernel/errors.ts'

export const ProjectErrors = defineErrors({
  too_many_shots: { status: 409, title: 'This project holds as many shots as it may.' },
})
