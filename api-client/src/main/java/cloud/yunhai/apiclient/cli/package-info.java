/// The command line of tenants and operators: nouns and verbs over the API.
///
/// [cloud.yunhai.apiclient.cli.UserCommands] gives them to a root command. Each noun is a list of verbs; a verb asks
/// the API and prints; what several nouns have in common (list, show, delete) is one verb that is told the noun.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.apiclient.cli;
