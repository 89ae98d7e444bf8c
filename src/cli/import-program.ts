import type { Command } from 'commander'

type PortalImport = { readonly out?: string; readonly content?: string; readonly json: boolean }

type CatalogImport = PortalImport & { readonly province?: string }

export type ImportCommands = {
  importPortal(path: string, options: PortalImport): Promise<number>
  importCatalog(path: string, options: CatalogImport): Promise<number>
}

/** From what the national portal publishes to something an editor can work on. */
export function addImportCommands(
  program: Command,
  commands: ImportCommands,
  exit: (code: Promise<number>) => Promise<void>,
): void {
  const group = program
    .command('import')
    .description('turn what the national portal publishes into drafts and lists for editors')
  group
    .command('portal <path>')
    .description(
      'turn saved records (a file or a folder of .json) into draft entries, with every doubt marked',
    )
    .option(
      '--out <folder>',
      'where to write drafts and pages of differences; drafts beside the content folder',
    )
    .option('--content <folder>', 'the content to compare with')
    .option('--json', 'print the summary as JSON', false)
    .addHelpText(
      'after',
      '\nReviewed entries and drafts that somebody edited are never changed: a page says what differs.\nExample: motcua import portal records/ --out drafts',
    )
    .action((path, options) => exit(commands.importPortal(path, options)))
  group
    .command('catalog <tsv>')
    .description('list the procedures of a catalogue, so that the bot can name those nobody has written yet')
    .option('--out <file>', 'where to write; catalog/cong-dich-vu-cong.yaml in the content folder')
    .option('--content <folder>', 'the content to compare with: what it has is left out')
    .option('--province <code>', 'only national procedures and those of this province, such as 37')
    .option('--json', 'print the summary as JSON', false)
    .addHelpText(
      'after',
      '\nThe first line names the columns; the day is taken from the name of the file.\nExample: motcua import catalog tthc_20260718.tsv --province 37',
    )
    .action((path, options) => exit(commands.importCatalog(path, options)))
}
