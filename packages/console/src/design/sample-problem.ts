import { PortreeveError } from '@portreeve/sdk'

/** A refusal as the server says it. */
export const sampleRefusal = new PortreeveError({
  code: 'last-holder',
  title: 'Somebody has to keep this role',
  detail: 'Åstrid Björk is the last one with it here. Give it to somebody else first.',
  status: 409,
  requestId: '01a1fc94-7b23-7000-8000-03e37cf9bc57',
  errors: [{ field: 'role', message: 'At least one person keeps this role.' }],
  members: {},
})
