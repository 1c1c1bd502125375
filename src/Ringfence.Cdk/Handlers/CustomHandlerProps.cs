namespace Ringfence.Cdk.Handlers;

/// <summary>How a <see cref="CustomHandler"/> is made.</summary>
public sealed record CustomHandlerProps
{
    /// <summary>The function's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its file in <c>Handlers/python</c>, without <c>.py</c>; its function is <c>handle</c>.</summary>
    public required string Module { get; init; }

    /// <summary>Where it runs.</summary>
    public required HandlerPlace Place { get; init; }

    /// <summary>What it may do: statements of its role's policy that name their resources.</summary>
    public IReadOnlyList<Dictionary<string, object>> May { get; init; } = [];

    /// <summary>Why statements of <see cref="May"/> have wildcards, in ASCII; empty where they have none.</summary>
    public string WildcardsBecause { get; init; } = "";

    /// <summary>Actions that IAM ties to no resource: settings of the whole account, lists.</summary>
    public IReadOnlyList<string> MayOnEverything { get; init; } = [];
}
