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
                terminal.Error.MarkupLineInterpolated($"[red]ringfence:[/] {Words(error)}");
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

    // The parser's own words name types of the program.
    private static string Words(ParseError error) =>
        error.SymbolResult is OptionResult { Tokens: [.., var token], Option: var option }
        && error.Message.StartsWith("Cannot parse argument", StringComparison.Ordinal)
            ? $"{option.Name}: '{token.Value}' {Allowed(Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType)}"
            : error.Message;

    private static string Allowed(Type type) =>
        type.IsEnum ? $"is none of {string.Join(", ", Enum.GetNames(type).Select(name => name.ToLowerInvariant()))}"
        : type == typeof(int) || type == typeof(long) ? "is no whole number"
        : type == typeof(double) || type == typeof(decimal) ? "is no number"
        : "cannot be read";

    private static string Path(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{Path(parent)} {command.Command.Name}" : "";
}
