using System.CommandLine;
using Ringfence.Cli.Audit;
using Ringfence.Cli.Book;
using Ringfence.Cli.ClaudeCode;
using Ringfence.Cli.Demo;
using Ringfence.Cli.Ledger;
using Ringfence.Cli.Live;
using Ringfence.Cli.Phi;
using Ringfence.Cli.Report;
using Ringfence.Cli.Trail;
using Ringfence.Cli.Up;
using Ringfence.Cli.WebConsole;

namespace Ringfence.Cli;

/// <summary>The commands by name, in the order of the help. One that is named is the only one made: the others would cost half the start.</summary>
internal static class Commands
{
    private static readonly (string Name, Func<Command> Create)[] All =
    [
        ("up", UpCommand.Create),
        ("demo", DemoCommand.Create),
        ("gateway", GatewayCommand.Create),
        ("console", ConsoleCommand.Create),
        ("local-bedrock", LocalBedrockCommand.Create),
        ("token", TokenCommand.Create),
        ("ledger", LedgerCommand.Create),
        ("trail", TrailCommand.Create),
        ("phi", PhiCommand.Create),
        ("audit", AuditCommand.Create),
        ("collect", CollectCommand.Create),
        ("controls", ControlsCommand.Create),
        ("attest", AttestCommand.Create),
        ("report", ReportCommand.Create),
        ("claude-code", ClaudeCodeCommand.Create),
    ];

    /// <summary>The root, with the command that <paramref name="args"/> begin with, or with all of them.</summary>
    public static RootCommand Root(string[] args)
    {
        var root = new RootCommand(
            "Ringfence: the governed way from an application to a model on AWS.\n\nExample:\n  ringfence up\n  ringfence demo"
        );
        foreach (var (name, create) in All)
        {
            if (args.Length > 0 && name == args[0])
            {
                root.Add(create());
                return root;
            }
        }

        foreach (var (_, create) in All)
        {
            root.Add(create());
        }

        return root;
    }
}
