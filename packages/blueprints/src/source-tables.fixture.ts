// Copied row by row from the documents that the blueprints follow, never from the blueprints: the tests lay the two
// side by side.

/** The permissions of a developer account (system A). */
export const developerAccountTable = `
| permission | label | owner | admin | developer |
|---|---|---|---|---|
| portal.enter | Enter the developer portal | yes | yes | yes |
| app.read | View apps | yes | yes | yes |
| app.create | Create apps and upload versions | yes | yes | yes |
| app.test | Put a version under test | yes | yes | yes |
| app.publish | Publish or submit for review | yes | yes | yes |
| app.delete | Delete apps | yes | yes | yes |
| token.create | Generate API tokens and AI tool configurations | yes | yes | yes |
| member.read | View User Management | yes | yes | no |
| member.invite | Invite or add users | yes | yes | no |
| member.role | Change a user's role | yes | yes | no |
| member.disable | Disable and enable users | yes | yes | no |
| member.delete | Delete users | yes | yes | no |
| account.read | View account details | yes | yes | yes |
| account.update | Edit account details | yes | yes | no |
| account.transfer | Transfer ownership | yes | no | no |
| audit.read | View the audit log | yes | yes | no |
| review.manage | Run access reviews | yes | yes | no |
`

/** The permissions of the team of an authentication dashboard (system B). */
export const teamTable = `
| permission | label | owner | admin | developer | customer-management | member | read-only |
|---|---|---|---|---|---|---|---|
| user.read | View users | yes | yes | yes | yes | yes | yes |
| user.write | Create / modify users | yes | yes | no | yes | yes | no |
| user.block | Block / unblock users | yes | yes | no | yes | yes | no |
| user.delete | Delete users | yes | yes | no | yes | yes | no |
| organization.read | View organizations | yes | yes | yes | yes | yes | yes |
| organization.write | Create / manage organizations | yes | yes | no | yes | yes | no |
| organization.members | Manage organization membership | yes | yes | no | yes | yes | no |
| organization.sso | Enable Enterprise SSO / SCIM | yes | yes | no | yes | yes | no |
| organization.role-mapping | Change an organization's role mapping | yes | yes | no | yes | yes | no |
| organization.delete | Delete organizations | yes | yes | no | yes | yes | no |
| api-key.archive | Archive users' API keys | yes | yes | no | yes | yes | no |
| settings.read | View project configuration | yes | yes | yes | no | yes | yes |
| settings.login | Update signup / login settings | yes | yes | yes | no | yes | no |
| settings.organizations | Update organization settings | yes | yes | yes | no | yes | no |
| settings.api-keys | Manage API key settings | yes | yes | yes | no | yes | no |
| settings.integrations | Configure MCP / OAuth / integrations | yes | yes | yes | no | yes | no |
| settings.roles | Update roles & permissions | yes | yes | yes | no | yes | no |
| settings.domains | Set custom domains | yes | yes | yes | no | yes | no |
| settings.user-properties | Configure user properties | yes | yes | yes | no | no | no |
| backend-key.manage | Generate backend API keys | yes | yes | yes | no | yes | no |
| member.read | View teammates | yes | yes | yes | yes | yes | yes |
| member.manage | Invite / manage teammates | yes | yes | no | no | no | no |
| team.settings | Update the team's own settings | yes | no | no | no | no | no |
| impersonation.settings | Configure impersonation | yes | no | no | no | no | no |
| billing.update | Update billing | yes | no | no | no | no | no |
| audit.read | View the audit log | yes | yes | yes | yes | yes | yes |
`

/** The permission matrix of the AI platform's own document (system C). */
export const featureTable = `
| Feature | Admin | Developer | App/User |
|---|---|---|---|
| Dashboard | Yes | Yes | Yes |
| Apps (deploy, manage) | Yes | Yes | No |
| Add-ons | Yes | Yes | No |
| Data Sources | Yes | Yes | No |
| Workflow Builder | Yes | Yes | No |
| Workflow Monitor | Yes | Yes | No |
| Workflow Nodes | Yes | Yes | No |
| Workflow Tools | Yes | Yes | No |
| Projects | Yes | Yes | No |
| AI Gateway (Models) | Yes | Yes | No |
| AI Gateway (Fine-tuning) | Yes | Yes | No |
| AI Gateway (Analytics) | Yes | Yes | No |
| AI Gateway (Guardrails) | Yes | Yes | No |
| AI Gateway (Prompts) | Yes | Yes | No |
| MLOps (Workbench) | Yes | Yes | No |
| MLOps (Model Registry) | Yes | Yes | No |
| MLOps (AutoML) | Yes | Yes | No |
| MLOps (Experiments) | Yes | Yes | No |
| Governance (all sub-pages) | Yes | Yes | No |
| Marketplace | Yes | Yes | No |
| Environments | Yes | Yes | No |
| Platform | Yes | Yes | No |
| STAN | Yes | Yes | No |
| Contact | Yes | Yes | No |
| Admin: Users | Yes | No | No |
| Admin: FinOps | Yes | No | No |
| Admin: MFA Settings | Yes | No | No |
`

/** The menu of Admin in the AI platform's own document. */
export const adminMenu = `
MAIN Section:
- Dashboard
- Apps
- Add-ons
- Data Sources
- Workflows (Builder, Monitor, Nodes, Tools)
- Projects
- AI Gateway (Models, Fine-tuning, Analytics, Guardrails, Prompts)
- MLOps (Workbench, Model Registry, AutoML, Experiments)
- Governance (Manager, Solutions, Policies, Snapshots, Compliance, Audit Log)
- Marketplace
OPERATIONS Section:
- Environments
- Platform
ADMIN Section (admin-only):
- Users -- create, edit, archive, assign roles, reset passwords
- FinOps (Dashboard, Resource Groups, Budgets, Schedules, Cost Explorer, Executions)
- MFA Settings -- enable/enforce MFA, configure grace periods and allowed methods
SUPPORT Section:
- STAN (AI assistant)
- Contact
`

/** The menu of Developer there. */
export const developerMenu = `
MAIN Section:
- Dashboard
- Apps
- Add-ons
- Data Sources
- Workflows (Builder, Monitor, Nodes, Tools)
- Projects
- AI Gateway (Models, Fine-tuning, Analytics, Guardrails, Prompts)
- MLOps (Workbench, Model Registry, AutoML, Experiments)
- Governance (Manager, Solutions, Policies, Snapshots, Compliance, Audit Log)
- Marketplace
OPERATIONS Section:
- Environments
- Platform
SUPPORT Section:
- STAN (AI assistant)
- Contact
`

/** The cells of a Markdown table, its heading first and without the line of dashes. */
export function cellsOf(table: string): readonly (readonly string[])[] {
  return table
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith('|---'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    )
}

/** A section of a menu with its entries, and what lies below them. */
export type Section = { section: string | null; items: { label: string; items: string[] }[] }

/** `- AI Gateway (Models, Prompts)` has entries below it; `- STAN (AI assistant)` only says what it is. */
export function menuOf(text: string): Section[] {
  const sections: Section[] = []
  for (const line of text.trim().split('\n')) {
    const heading = /^([A-Z]+) Section/.exec(line)
    if (heading) sections.push({ section: heading[1]!, items: [] })
    const [, label, below] = /^- ([^(]+?)(?: \((.*)\))?$/.exec(line.replace(/ -- .*$/, '')) ?? []
    if (label) sections.at(-1)!.items.push({ label, items: below?.includes(', ') ? below.split(', ') : [] })
  }
  return sections
}
