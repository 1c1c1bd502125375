using System.CommandLine;
using System.CommandLine.Parsing;
using Ringfence.Gateway;
using Ringfence.Ledger;
using Spectre.Console;

namespace Ringfence.Cli;

/// <summary>Runs a command line, and turns what goes wrong into a message and an exit code.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(
        RootCommand root,
        string[] args,
        InvocationConfiguration? configuration = null
    )
    {
        configuration ??= new InvocationConfiguration();
        configuration.EnableDefaultExceptionHandler = false;

        // On Ctrl+C or SIGTERM the gateway drains: its own limits bound how long, not this.
        configuration.ProcessTerminationTimeout = TimeSpan.FromHours(3);
        var result = root.Parse(args);
        var terminal = new Terminal(configuration.Output, configuration.Error);
        if (result.Errors.Count > 0)
        {
            foreach (var error in result.Errors)
            {
                terminal.Error.MarkupLineInterpolated($"[red]ringfence:[/] {error.Message}");
            }

            terminal.Error.MarkupLineInterpolated($"See: ringfence{Path(result.CommandResult)} --help");
            return ExitCode.BadInput;
        }

        try
        {
            return await result.InvokeAsync(configuration);
        }
        catch (Exception error) when (error is BadInputException or ConfigurationInvalidException)
        {
            terminal.Error.MarkupLineInterpolated($"[red]ringfence:[/] {error.Message}");
            return ExitCode.BadInput;
        }
        catch (Exception error)
            when (error
                    is IOException
                        or UnauthorizedAccessException
                        or InvalidDataException
                        or HttpRequestException
                        or LedgerFault
            )
        {
            terminal.Error.MarkupLineInterpolated($"[red]ringfence:[/] could not finish: {error.Message}");
            return ExitCode.CouldNotFinish;
        }
        catch (OperationCanceledException)
        {
            terminal.Error.MarkupLineInterpolated($"ringfence: stopped");
            return ExitCode.CouldNotFinish;
        }
    }

    private static string Path(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{Path(parent)} {command.Command.Name}" : "";
}
