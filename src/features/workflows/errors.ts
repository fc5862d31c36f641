import { defineErrors } from '#kernel/errors.ts'

export const WorkflowErrors = defineErrors({
  not_found: { status: 404, title: 'There is no such workflow here.' },
  validation_failed: { status: 422, title: 'Some fields are not valid.' },
  workflow_unreadable: { status: 422, title: 'This file is no workflow that can be run.' },
  workflow_incomplete: { status: 422, title: 'The server lacks something for this workflow.' },
  too_many_workflows: { status: 409, title: 'This workspace has as many workflows as it can have.' },
  server_silent: { status: 503, title: 'The ComfyUI server could not be asked.' },
})
