using System.CommandLine;
using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Store;

namespace Ringfence.Cli.Trail;

/// <summary>How a question is typed: its name, what it needs, and what rows of it mean.</summary>
/// <param name="Own">Arguments and options of its own.</param>
/// <param name="Ask"><see cref="ArgumentException"/>, <see cref="FormatException"/> and <see cref="InvalidDataException"/> are the user's mistakes.</param>
/// <param name="ExitCode">What rows mean: for <c>bypass</c> they are findings.</param>
internal sealed record QuestionForm(
    string Name,
    string Description,
    IEnumerable<Symbol> Own,
    Func<ParseResult, Scope, TrailQuestion> Ask,
    Func<Answer, int>? ExitCode = null
)
{
    /// <summary>What of the question a store cannot answer; told beside the answer.</summary>
    public Func<ParseResult, EvidenceStore, Scope, IEnumerable<string>> Unanswerable { get; init; } = (_, _, _) => [];

    /// <summary>A command with what the question needs.</summary>
    public Command Command()
    {
        var command = new Command(Name, Description);
        foreach (var symbol in Own)
        {
            if (symbol is Argument argument)
            {
                command.Add(argument);
            }
            else
            {
                command.Add((Option)symbol);
            }
        }

        return command;
    }

    /// <summary>The question that was typed.</summary>
    /// <exception cref="BadInputException">It makes no sense.</exception>
    public TrailQuestion Of(ParseResult result, Scope scope)
    {
        try
        {
            return Ask(result, scope);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidDataException)
        {
            throw new BadInputException(error.Message);
        }
    }
}
