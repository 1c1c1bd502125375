namespace Ringfence.Console.Policy;

/// <summary>What becomes of a team's identifiers, in the words of the configuration.</summary>
public sealed record PhiLine(
    string Of,
    string Prompts,
    string Answers,
    string Attachments,
    IReadOnlyList<string> Ignored,
    IReadOnlyList<string> Engines
);
