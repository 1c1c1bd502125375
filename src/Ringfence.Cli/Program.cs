using System.CommandLine;
using Ringfence.Cli;
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

var root = new RootCommand(
    "Ringfence: the governed way from an application to a model on AWS.\n\nExample:\n  ringfence up\n  ringfence demo"
)
{
    UpCommand.Create(),
    DemoCommand.Create(),
    GatewayCommand.Create(),
    LocalBedrockCommand.Create(),
    TokenCommand.Create(),
    LedgerCommand.Create(),
    TrailCommand.Create(),
    PhiCommand.Create(),
    AuditCommand.Create(),
    CollectCommand.Create(),
    ControlsCommand.Create(),
    AttestCommand.Create(),
    ReportCommand.Create(),
    ClaudeCodeCommand.Create(),
};

return await CommandLine.RunAsync(root, args);
