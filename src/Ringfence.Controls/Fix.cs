namespace Ringfence.Controls;

/// <summary>The exact configuration that turns a failing resource into a passing one.</summary>
/// <param name="Changes">The edits, in order; none where the template needs a choice and only a command can be said.</param>
public sealed record Fix(IReadOnlyList<Change> Changes)
{
    /// <summary>What a reader should know before applying it (replacement of the resource, cost); null: nothing.</summary>
    public string? Mind { get; init; }

    /// <summary>The AWS CLI command that does the same to what is deployed; null where there is none.</summary>
    public string? Cli { get; init; }
}
