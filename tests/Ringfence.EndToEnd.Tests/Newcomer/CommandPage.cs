namespace Ringfence.EndToEnd.Newcomer;

/// <summary>A page whose blocks are commands and their output: <c>$ command</c>, then what it says.</summary>
internal static class CommandPage
{
    private const string Fence = "```";
    private const string Runs = "```console";
    private const string Stays = "```console stays";
    private const string Prompt = "$ ";

    /// <summary>Its commands, in order.</summary>
    /// <exception cref="InvalidDataException">A block is of another kind: nobody would run it.</exception>
    public static IReadOnlyList<PageCommand> Read(string text)
    {
        var commands = new List<PageCommand>();
        string? block = null;
        List<string>? promised = null;
        foreach (var (line, at) in text.Split('\n').Select((line, at) => (line, at + 1)))
        {
            if (line.StartsWith(Fence, StringComparison.Ordinal))
            {
                block = (block, line) switch
                {
                    (null, Runs or Stays) => line,
                    (not null, Fence) => null,
                    _ => throw new InvalidDataException($"line {at}: '{line}'; every block is {Runs} or {Stays}"),
                };
                promised = null;
            }
            else if (block is not null && line.StartsWith(Prompt, StringComparison.Ordinal))
            {
                promised = [];
                commands.Add(new(at, line[Prompt.Length..], block == Stays, promised));
            }
            else if (block is not null)
            {
                (
                    promised ?? throw new InvalidDataException($"line {at}: a block begins with a command, after '$ '")
                ).Add(line);
            }
        }

        return commands;
    }
}
