import type { Blueprint, ScopeTypeDefinition } from '@portreeve/engine'

/** Small, and with everything that decisions depend on: nested scopes, conditions, machines in an organization. */
export const decisionsBlueprint: Blueprint = {
  id: 'decisions',
  label: 'Decisions',
  description: 'What the tests of decisions need.',
  sessions: { longest: '12h', idle: '1h' },
  setUp: ['platform:keeper'],
  attributes: { subject: { clearance: 'number' }, context: { network: 'text' } },
  scopes: {
    platform: {
      label: 'Platform',
      rolesPerPerson: 'several',
      roleChanges: 'immediate',
      leaving: ['delete'],
      permissions: { Platform: { 'platform.keep': 'Keep the platform', 'platform.decide': 'Ask for decisions' } },
      roles: {
        keeper: {
          label: 'Keeper',
          description: 'Keeps.',
          grants: ['platform.keep'],
          assigns: ['keeper', 'robot'],
          atLeast: 1,
        },
        robot: { label: 'Robot', description: 'Asks.', grants: ['platform.decide'] },
      },
      guards: {
        'scope.read': 'platform.keep',
        'access.check': 'platform.keep',
        'roles.read': 'platform.keep',
        'decisions.evaluate': 'platform.decide',
        'service-accounts.manage': 'platform.keep',
      },
    },
    organization: {
      label: 'Organization',
      parent: 'platform',
      tenant: true,
      rolesPerPerson: 'one',
      roleChanges: 'next-session',
      leaving: ['disable', 'delete', 'leave'],
      creatorBecomes: 'chief',
      permissions: {
        Documents: {
          'doc.read': 'Read documents',
          'doc.write': 'Write documents',
          'doc.create': 'Make documents',
          'doc.list': 'List documents',
        },
        People: {
          'people.read': 'See people',
          'people.manage': { label: 'Manage people', sessionOnly: true },
          'people.off': 'Disable people',
          'access.check': 'Check access',
          'secret.use': 'Use secrets',
          decide: 'Ask for decisions',
          'token.create': { label: 'Make tokens', sessionOnly: true },
          'machine.manage': { label: 'Manage machines', sessionOnly: true },
        },
      },
      roles: {
        chief: {
          label: 'Chief',
          description: 'May everything.',
          grants: [{ group: 'Documents' }, { group: 'People' }],
          assigns: ['chief', 'writer', 'reader', 'machine', 'team:mate'],
          atLeast: 1,
        },
        writer: {
          label: 'Writer',
          description: 'Writes own documents.',
          grants: [
            'doc.read',
            'doc.create',
            'doc.list',
            { permission: 'doc.write', when: { any: ['own', { sharedAs: 'editor' }] } },
            { permission: 'secret.use', when: { 'subject.clearance': { gt: 3 } } },
            'people.read',
            'token.create',
            'machine.manage',
          ],
          assigns: ['reader'],
        },
        reader: {
          label: 'Reader',
          description: 'Reads what is open.',
          grants: ['doc.list', { permission: 'doc.read', when: { 'resource.state': { eq: 'open' } } }],
        },
        machine: { label: 'Machine', description: 'Asks for decisions.', grants: ['decide'] },
      },
      guards: {
        'scope.read': 'doc.list',
        'members.read': 'people.read',
        'members.change-role': 'people.manage',
        'members.disable': 'people.off',
        'roles.read': 'people.read',
        'access.check': 'access.check',
        'decisions.evaluate': 'decide',
        'tokens.create': 'token.create',
        'service-accounts.manage': 'machine.manage',
      },
    },
    team: {
      label: 'Team',
      parent: 'organization',
      rolesPerPerson: 'several',
      roleChanges: 'immediate',
      leaving: ['delete'],
      permissions: { Team: { 'team.enter': 'Enter the team' } },
      roles: { mate: { label: 'Mate', description: 'Is there.', grants: ['team.enter'] } },
      guards: { 'scope.read': 'team.enter' },
    },
  },
  menu: {
    resolve: 'by-permission',
    scope: 'organization',
    sections: [{ items: [{ id: 'documents', label: 'Documents', permission: 'doc.list' }] }],
  },
  resources: {
    doc: {
      label: 'Document',
      plural: 'Documents',
      scope: 'organization',
      relations: { viewer: 'May see', editor: 'May change' },
      attributes: { state: 'text', size: 'number' },
      actions: {
        read: { label: 'Read', permission: 'doc.read' },
        write: { label: 'Write', permission: 'doc.write', when: { not: { 'resource.state': { eq: 'frozen' } } } },
      },
    },
  },
}

const { organization } = decisionsBlueprint.scopes as { organization: ScopeTypeDefinition }
const writer = organization.roles.writer!

/** The same where nothing depends on what is stored about a person. */
export const leanBlueprint: Blueprint = {
  ...decisionsBlueprint,
  attributes: {},
  scopes: {
    ...decisionsBlueprint.scopes,
    organization: {
      ...organization,
      roles: { ...organization.roles, writer: { ...writer, grants: ['doc.read', 'doc.create', 'doc.list'] } },
    },
  },
}
