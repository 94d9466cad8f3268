import { type Command, Option } from 'commander'

/** A blueprint of the catalogue by id, or a file. */
export function blueprintOption(): Option {
  return new Option('-b, --blueprint <id or file>', 'a blueprint of the catalogue, or a YAML file').default(
    'developer-portal',
  )
}

export function tenancyOption(): Option {
  return new Option(
    '--tenancy <mode>',
    'how people are divided into organizations, where the blueprint offers a choice',
  ).choices(['single', 'multi'])
}

export function rolesOption(): Option {
  return new Option('-r, --role <role>', 'a role held, as id or scope-type:id; may be given several times').argParser(
    (value: string, before: readonly string[] = []) => [...before, value],
  )
}

export function jsonOption(): Option {
  return new Option('--json', 'the answer as JSON')
}

/** What `can` and `explain` are asked. */
export function addQuestionOptions(command: Command): Command {
  return command
    .addOption(blueprintOption())
    .addOption(rolesOption())
    .option('-p, --permission <id>', 'the permission in question')
    .option('--kind <kind>', 'or a kind of resource ...')
    .option('--action <action>', '... with what is to be done to it')
    .option('--resource-json <object>', 'the resource: owner, organization, shares, attributes')
    .option('--subject-json <object>', 'who asks: id, organizations, attributes')
    .option('--context-json <object>', 'the circumstances that the blueprint lets a caller state')
    .addOption(tenancyOption())
    .addOption(jsonOption())
}

/** Which deployment: its data lies in a folder named after the blueprint, or in PostgreSQL (DATABASE_URL). */
export function addDeploymentOptions(command: Command): Command {
  return command
    .option('-b, --blueprint <id or file>', 'a blueprint of the catalogue, or a YAML file (default: developer-portal)')
    .option('--data <folder>', 'where its data lies (default: .portreeve/<blueprint>)')
}
