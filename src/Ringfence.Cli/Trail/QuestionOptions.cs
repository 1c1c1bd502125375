using System.CommandLine;
using Ringfence.Evidence.Questions;

namespace Ringfence.Cli.Trail;

/// <summary>Options that every question has.</summary>
internal sealed class QuestionOptions
{
    public Option<string> Store { get; } = StoreOption.Create();

    public TimeOptions Times { get; } = new();

    public Option<int> Limit { get; } = new("--limit") { Description = "Rows a page", DefaultValueFactory = _ => 100 };

    public Option<string?> After { get; } =
        new("--after") { Description = "Where to go on: the `next` of the page before" };

    public Option<AnswerFormat> Format { get; } =
        new("--format")
        {
            Description = "table for people, json or csv for programs",
            DefaultValueFactory = _ => AnswerFormat.Table,
        };

    public void AddTo(Command command)
    {
        command.Add(Store);
        AddWithoutStoreTo(command);
    }

    public void AddWithoutStoreTo(Command command)
    {
        foreach (var option in new Option[] { Times.From, Times.To, Limit, After, Format })
        {
            command.Add(option);
        }
    }

    public Scope Scope(ParseResult result)
    {
        var limit = result.GetValue(Limit);
        if (limit is < 1 or > 1_000_000)
        {
            throw new BadInputException($"--limit: {limit} is not between 1 and 1,000,000");
        }

        var (from, to) = (Times.FromOf(result), Times.ToOf(result));
        return from < to || from is null || to is null
            ? new(from, to, limit, result.GetValue(After))
            : throw new BadInputException(
                $"--to: {to:yyyy-MM-dd'T'HH:mm:ss'Z'} is not behind --from, {from:yyyy-MM-dd'T'HH:mm:ss'Z'}; --to is the first moment that is left out"
            );
    }
}
