using System.CommandLine;
using System.CommandLine.Parsing;
using Spectre.Console;

namespace Ringfence.Cli;

/// <summary>Runs a command line, and turns what goes wrong into a message and an exit code.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(RootCommand root, string[] args, InvocationConfiguration? configuration = null)
    {
        configuration ??= new InvocationConfiguration();
        configuration.EnableDefaultExceptionHandler = false;
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
        catch (BadInputException error)
        {
            terminal.Error.MarkupLineInterpolated($"[red]ringfence:[/] {error.Message}");
            return ExitCode.BadInput;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException or HttpRequestException)
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
